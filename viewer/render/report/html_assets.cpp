#include "viewer/render/report/html_assets.h"

namespace nahraum::render {

const std::string_view kHtmlStyle = R"css(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 "Noto Sans",Arial,sans-serif;color:#1e1e1e;background:#fff}
a{color:#0b4f8a}
.skip{position:absolute;left:-999em}
.skip:focus{left:1em;top:1em;background:#fff;padding:.5em;z-index:9}
header,main,footer{max-width:62rem;margin:0 auto;padding:1rem 1.25rem}
header h1{font-size:2rem;line-height:1.2;margin:.5em 0 .2em}
.sub{font-size:1.15rem;color:#4a4a4a;margin:0 0 1rem}
.stamp{display:inline-block;border:1px solid #555;padding:.15em .6em;font-weight:bold;font-size:.85rem}
dl.cover{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}
dl.cover dt{font-weight:bold}
dl.cover dd{margin:0}
nav ol{list-style:none;padding-left:0;columns:2;column-gap:2.5rem}
nav li.l2{padding-left:1.2rem}
h2{font-size:1.4rem;border-bottom:1px solid #aaa;padding-bottom:.2em;margin-top:2.2em}
h3{font-size:1.1rem;margin-top:1.6em}
p.lead{font-size:1.1rem}
p.small,.note{font-size:.82rem;color:#4a4a4a}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem;margin:1.2rem 0 .3rem}
caption,figcaption{font-weight:bold;text-align:left;padding:.3rem 0;font-size:.92rem}
th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}
thead th{background:#e4e9ee}
tbody th{font-weight:normal}
.r{text-align:right}
th button{all:unset;cursor:pointer;font-weight:bold}
th button:focus-visible{outline:2px solid #0b4f8a;outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \25B2"}
th[aria-sort=descending] button::after{content:" \25BC"}
td.fill{height:2.2rem}
figure{margin:1.4rem 0}
figure svg{width:100%;height:auto;display:block;font-family:"Noto Sans",Arial,sans-serif}
.tools{display:flex;gap:.4rem;margin:.3rem 0}
.tools button{font:inherit;font-size:.85rem;padding:.1rem .7rem}
:focus-visible{outline:2px solid #0b4f8a;outline-offset:2px}
aside{border:1px solid #5a738c;background:#f0f3f6;padding:.8rem 1.1rem;margin:1.3rem 0}
aside.fill{background:#fff;min-height:7rem}
aside h3,aside h4{margin:0 0 .3rem;font-size:1rem}
aside p{margin:.3rem 0}
footer{border-top:1px solid #aaa;font-size:.85rem;color:#4a4a4a}
@media (max-width:40rem){nav ol{columns:1}figure[data-zoom]{overflow-x:auto}figure[data-zoom] svg{min-width:32rem}}
@media print{nav,.tools,.skip{display:none}h2,h3,caption{break-after:avoid}figure,tr,aside{break-inside:avoid}}
)css";

const std::string_view kHtmlScript = R"js(
"use strict";
(function(){
function key(cell){var v=cell.getAttribute("data-v");return v===null?null:parseFloat(v)}
function compare(a,b){
var x=key(a),y=key(b);
if(x!==null&&y!==null)return x-y;
if(x!==null)return -1;
if(y!==null)return 1;
return a.textContent.localeCompare(b.textContent,document.documentElement.lang,{numeric:true})}
document.querySelectorAll("table[data-sort]").forEach(function(table){
var heads=table.querySelectorAll("thead th"),body=table.tBodies[0];
heads.forEach(function(head,column){
var button=document.createElement("button");
button.type="button";
while(head.firstChild)button.appendChild(head.firstChild);
head.appendChild(button);
button.addEventListener("click",function(){
var up=head.getAttribute("aria-sort")!=="ascending";
heads.forEach(function(h){h.removeAttribute("aria-sort")});
head.setAttribute("aria-sort",up?"ascending":"descending");
Array.from(body.rows).map(function(row,i){return{row:row,i:i}}).sort(function(a,b){
var c=compare(a.row.cells[column],b.row.cells[column]);
return c===0?a.i-b.i:up?c:-c}).forEach(function(entry){body.appendChild(entry.row)})})})});
document.querySelectorAll("figure[data-zoom]").forEach(function(figure){
var svg=figure.querySelector("svg"),whole=svg.getAttribute("viewBox").split(" ").map(Number),box=whole.slice();
function show(){svg.setAttribute("viewBox",box.join(" "))}
function zoom(factor){
var w=Math.min(whole[2],box[2]/factor),h=Math.min(whole[3],box[3]/factor);
move(box[0]+(box[2]-w)/2-box[0],box[1]+(box[3]-h)/2-box[1],w,h)}
function move(dx,dy,w,h){
w=w||box[2];h=h||box[3];
box=[Math.max(whole[0],Math.min(whole[0]+whole[2]-w,box[0]+dx)),
Math.max(whole[1],Math.min(whole[1]+whole[3]-h,box[1]+dy)),w,h];show()}
var tools=document.createElement("div");
tools.className="tools";
[["+",figure.getAttribute("data-in"),function(){zoom(1.5)}],
["\u2212",figure.getAttribute("data-out"),function(){zoom(1/1.5)}],
["\u25C0",figure.getAttribute("data-left"),function(){move(-box[2]/4,0)}],
["\u25B2",figure.getAttribute("data-up"),function(){move(0,-box[3]/4)}],
["\u25BC",figure.getAttribute("data-down"),function(){move(0,box[3]/4)}],
["\u25B6",figure.getAttribute("data-right"),function(){move(box[2]/4,0)}]].forEach(function(t){
var b=document.createElement("button");
b.type="button";b.textContent=t[0];b.setAttribute("aria-label",t[1]);b.title=t[1];
b.addEventListener("click",t[2]);tools.appendChild(b)});
figure.insertBefore(tools,svg)})
})();
)js";

}  // namespace nahraum::render
