#include "tests/support/page_probe.h"

#include <array>
#include <stdexcept>
#include <vector>

#include <openssl/evp.h>

namespace nahraum::support {

namespace {

// Rules in the manner of axe: every rule adds a sentence to `faults`.
const std::string kProbe = R"js(
window.addEventListener("load",function(){
var faults=[],doc=document;
function fault(rule,what){faults.push(rule+": "+what)}
function brief(e){return e.outerHTML.slice(0,90)}
function nameOf(e){
var id=e.getAttribute("aria-labelledby");
if(id)return id.split(" ").map(function(i){var n=doc.getElementById(i);return n?n.textContent:""}).join(" ").trim();
return (e.getAttribute("aria-label")||e.textContent||e.title||"").trim()}
if(!doc.documentElement.lang)fault("lang","html has no lang");
if(!doc.title.trim())fault("title","no title");
var ids={};doc.querySelectorAll("[id]").forEach(function(e){if(ids[e.id])fault("id","twice "+e.id);ids[e.id]=1});
if(doc.querySelectorAll("main").length!==1)fault("landmark","main");
if(doc.querySelectorAll("h1").length!==1)fault("heading","h1");
var last=0;doc.querySelectorAll("h1,h2,h3,h4,h5").forEach(function(h){
var level=+h.tagName[1];
if(!h.textContent.trim())fault("heading","empty "+brief(h));
if(last&&level>last+1)fault("heading","jump to "+brief(h));
last=level});
doc.querySelectorAll("a[href^='#']").forEach(function(a){
if(!doc.getElementById(decodeURIComponent(a.hash.slice(1))))fault("link","target of "+brief(a))});
doc.querySelectorAll("a,button").forEach(function(e){if(!nameOf(e))fault("name",brief(e))});
doc.querySelectorAll("svg[role],img").forEach(function(e){
if(e.getAttribute("role")==="presentation"||e.getAttribute("aria-hidden")==="true")return;
if(e.tagName==="IMG"?!e.alt:!(nameOf(e)))fault("image",brief(e))});
doc.querySelectorAll("svg").forEach(function(e){
if(!e.closest("[aria-hidden=true]")&&!e.getAttribute("role"))fault("image","role of "+brief(e))});
doc.querySelectorAll("table").forEach(function(t){
if(!t.caption||!t.caption.textContent.trim())fault("table","caption "+brief(t));
t.querySelectorAll("th").forEach(function(h){
if(!h.getAttribute("scope"))fault("table","scope "+brief(h));
if(!h.textContent.trim())fault("table","empty head "+brief(t))})});
function rgb(s){var m=s.match(/[\d.]+/g).map(Number);return m.length<4?m.concat(1):m}
function lum(c){return [0,1,2].map(function(i){var v=c[i]/255;return v<=.03928?v/12.92:Math.pow((v+.055)/1.055,2.4)})
.reduce(function(s,v,i){return s+v*[.2126,.7152,.0722][i]},0)}
function ground(e){for(;e;e=e.parentElement){var c=rgb(getComputedStyle(e).backgroundColor);if(c[3]>.99)return c}return[255,255,255,1]}
var worst=99;
doc.querySelectorAll("body *").forEach(function(e){
if(e.closest("svg")||e.closest("script,style"))return;
var own=Array.from(e.childNodes).some(function(n){return n.nodeType===3&&n.textContent.trim()});
if(!own)return;
var a=lum(rgb(getComputedStyle(e).color)),b=lum(ground(e));
var ratio=(Math.max(a,b)+.05)/(Math.min(a,b)+.05);
worst=Math.min(worst,ratio);
if(ratio<4.5)fault("contrast",ratio.toFixed(2)+" "+brief(e))});
// Every text of a drawing on white or on its own halo.
var sorted=0,unsortable=0,zoomed=0;
doc.querySelectorAll("table[data-sort] thead button").forEach(function(b){
b.focus();
if(doc.activeElement!==b)return fault("keyboard","no focus "+brief(b));
var head=b.closest("th"),table=b.closest("table"),before=table.tBodies[0].textContent.length;
b.click();
if(head.getAttribute("aria-sort")!=="ascending")fault("sort",brief(b));
b.click();
if(head.getAttribute("aria-sort")!=="descending")fault("sort",brief(b));
if(table.tBodies[0].textContent.length!==before)fault("sort","lost text "+brief(table));
sorted++});
doc.querySelectorAll("figure[data-zoom]").forEach(function(f){
var b=f.querySelector(".tools button"),svg=f.querySelector("svg"),was=svg.getAttribute("viewBox");
if(!b)return fault("zoom","no tools");
b.focus();
if(doc.activeElement!==b)fault("keyboard","no focus "+brief(b));
b.click();
if(svg.getAttribute("viewBox")===was)fault("zoom","nothing happens");
zoomed++});
var pre=doc.createElement("pre");
pre.id="probe-findings";
pre.textContent=JSON.stringify({faults:faults,contrast:worst,sorted:sorted,zoomed:zoomed,
tables:doc.querySelectorAll("table").length,titles:doc.querySelectorAll("svg path title").length,
requests:performance.getEntriesByType("resource").map(function(r){return r.name}),
run:window.hostileRan===undefined?0:window.hostileRan});
doc.body.appendChild(pre)});
)js";

std::string sha256_base64(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::vector<unsigned char> encoded(4 * ((size + 2) / 3) + 1);
  EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(size));
  return reinterpret_cast<const char*>(encoded.data());
}

}  // namespace

std::string with_probe(const std::string& html) {
  std::string page = html;
  const std::string rule = "script-src ";
  const std::size_t policy = page.find(rule);
  const std::size_t end = page.rfind("</body>");
  if (policy == std::string::npos || end == std::string::npos)
    throw std::runtime_error("the page has no policy or no end");
  page.insert(end, "<script>" + kProbe + "</script>");
  page.insert(policy + rule.size(), "'sha256-" + sha256_base64(kProbe) + "' ");
  return page;
}

std::string probe_findings(const std::string& dumped_dom) {
  const std::string mark = "id=\"probe-findings\">";
  const std::size_t from = dumped_dom.find(mark);
  if (from == std::string::npos) return {};
  const std::size_t begin = from + mark.size();
  return dumped_dom.substr(begin, dumped_dom.find("</pre>", begin) - begin);
}

}  // namespace nahraum::support
