#include "viewer/render/font_families.h"

#include <optional>

#include <pango/pangocairo.h>

namespace nahraum::render {

namespace {

/// All from the package of the pinned family, for names in other scripts and for signs.
constexpr const char* kFamilies[] = {
    "Noto Sans",          "Noto Sans Math",     "Noto Sans Symbols",
    "Noto Sans Symbols2", "Noto Sans Arabic",   "Noto Sans Hebrew",
    "Noto Sans Armenian", "Noto Sans Georgian", "Noto Sans Ethiopic"};

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using FontPtr = std::unique_ptr<PangoFont, Unref>;

FontPtr load(const char* family) {
  PangoFontMap* map = pango_cairo_font_map_get_default();
  const std::unique_ptr<PangoContext, Unref> context(pango_font_map_create_context(map));
  PangoFontDescription* wanted = pango_font_description_new();
  pango_font_description_set_family_static(wanted, family);
  pango_font_description_set_absolute_size(wanted, 10 * PANGO_SCALE);
  FontPtr font(pango_font_map_load_font(map, context.get(), wanted));
  pango_font_description_free(wanted);
  if (!font) return nullptr;
  // fontconfig answers with another family where this one is not installed.
  PangoFontDescription* found = pango_font_describe(font.get());
  const bool same = std::string_view(pango_font_description_get_family(found)) == family;
  pango_font_description_free(found);
  if (!same) font.reset();
  return font;
}

/// Latin letters and figures, of which nearly all text is made.
bool is_plain(gunichar c) { return c < 0x250; }

}  // namespace

struct FontFamilies::State {
  std::vector<FontPtr> fonts;  ///< of kFamilies; loaded when first needed

  /// Index of the family that has the character; 0 when none has.
  std::size_t family_of(gunichar c) {
    if (fonts.empty())
      for (const char* family : kFamilies) fonts.push_back(load(family));
    for (std::size_t i = 0; i < fonts.size(); ++i)
      if (fonts[i] && pango_font_has_char(fonts[i].get(), c)) return i;
    return 0;
  }
};

FontFamilies::FontFamilies() : state_(std::make_unique<State>()) {}
FontFamilies::~FontFamilies() = default;

std::vector<FontRun> FontFamilies::runs(std::string_view utf8) {
  std::vector<FontRun> runs;
  const char* const begin = utf8.data();
  for (const char* at = begin; at < begin + utf8.size();) {
    const gunichar c = g_utf8_get_char(at);
    const char* const next = g_utf8_next_char(at);
    const std::size_t family = is_plain(c) ? 0 : state_->family_of(c);
    const auto first = static_cast<std::size_t>(at - begin);
    const auto end = static_cast<std::size_t>(next - begin);
    if (family > 0) {
      if (!runs.empty() && runs.back().end == first && runs.back().family == kFamilies[family])
        runs.back().end = end;
      else
        runs.push_back({first, end, kFamilies[family]});
    }
    at = next;
  }
  return runs;
}

}  // namespace nahraum::render
