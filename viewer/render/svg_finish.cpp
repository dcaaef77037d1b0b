#include "viewer/render/svg_finish.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

std::string without_surface_ids(std::string_view svg) {
  constexpr std::string_view kId = " id=\"surface";
  std::string result;
  result.reserve(svg.size());
  for (;;) {
    const std::size_t at = svg.find(kId);
    result.append(svg.substr(0, at));
    if (at == std::string_view::npos) return result;
    svg.remove_prefix(svg.find('"', at + kId.size()) + 1);
  }
}

}  // namespace

std::string finish_svg(const std::string& svg, const DocumentInfo& info) {
  std::string result = without_surface_ids(svg);
  const std::size_t root = result.find("<svg ");
  if (root == std::string::npos) return result;
  const std::string language = info.language == geo::Language::German ? "de" : "en";
  const std::size_t root_end = result.find('>', root);
  result.insert(root_end + 1, "\n<title>" + xml_text(info.title) + "</title>\n<desc>" +
                                  xml_text(info.description) + "</desc>");
  result.insert(root + 5, "role=\"img\" lang=\"" + language + "\" xml:lang=\"" + language + "\" ");
  return result;
}

std::string with_own_ids(std::string_view svg, std::string_view prefix) {
  constexpr std::array<std::string_view, 3> kBefore{" id=\"", "href=\"#", "url(#"};
  std::array<std::size_t, 3> next{};
  std::string result;
  result.reserve(svg.size() + svg.size() / 8);
  for (std::size_t at = 0;;) {
    for (std::size_t i = 0; i < next.size(); ++i)
      if (next[i] <= at && next[i] != std::string_view::npos) {
        next[i] = svg.find(kBefore[i], at);
        if (next[i] != std::string_view::npos) next[i] += kBefore[i].size();
      }
    const std::size_t end = *std::min_element(next.begin(), next.end());
    result.append(svg.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return result;
    result.append(prefix);
    at = end;
  }
}

}  // namespace nahraum::render
