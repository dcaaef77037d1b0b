#pragma once
// A map page as a committee expects it (domain.md 2.4, platform.md A1): title, subtitle, map,
// legend, scale bar and numeric scale, north arrow, Datenstand, Gebietsstand, CRS, sources with
// licences, notes, disclosure line, page x of y.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::render {

enum class Paper { A4Landscape, A4Portrait, A3Landscape, A3Portrait };

/// The layer that is the subject of a page, set off from what lies around it.
inline constexpr const char* kSubjectLayer = "subject";

/// A small map in a corner that shows where the page lies, with the page's ground as a frame.
struct PageInset {
  std::vector<StyledLayer> layers;
  geo::Box extent;
  geo::Text title;
};

struct PageContent {
  geo::Text title;
  geo::Text subtitle;
  geo::Text alternative_text;       ///< what the map shows, in words, for those who cannot see it
  std::vector<StyledLayer> layers;  ///< bottom first; invisible ones are left out of map and legend
  geo::Box extent;                  ///< ground shown (fitted)
  geo::Text reference_date;         ///< Datenstand
  geo::Text territorial_status;     ///< Gebietsstand
  std::vector<std::string> sources;  ///< with licence notes, printed word for word
  std::vector<geo::Text> notes;      ///< method, limits, disclosure
  geo::Text stamp;                   ///< e.g. "Interner Arbeitsstand"; empty = none
  geo::Text key_figures_title;       ///< small table beside the map; empty = none
  /// Name and value; a value without name is a sentence of the full width.
  std::vector<std::pair<geo::Text, geo::Text>> key_figures;
  std::optional<PageInset> inset{};
  bool grid = false;          ///< lines of the coordinate system with kilometres at the edge
  std::string document_date;  ///< from the study ("Stand"), never the clock
};

struct PageOptions {
  Paper paper = Paper::A4Landscape;
  geo::Language language = geo::Language::German;
  double png_dpi = 150;
  std::size_t page = 1;  ///< "Seite 1 von 1"
  std::size_t pages = 1;
};

/// The bytes of the page; same content, same bytes. Throws Error{Io} when the pinned font is not
/// installed.
[[nodiscard]] std::string page_png(const PageContent& content, const PageOptions& options);
[[nodiscard]] std::string page_svg(const PageContent& content, const PageOptions& options);
/// Tagged PDF with /Lang, /Alt, title, bookmarks, deterministic id.
[[nodiscard]] std::string page_pdf(const PageContent& content, const PageOptions& options);
/// Chooses by the extension (.png .svg .pdf), writes atomically. Throws Error{Usage} for another
/// extension.
void write_page(const std::filesystem::path& path, const PageContent& content,
                const PageOptions& options);

/// Draws the page on any canvas (the preview of the viewer is the page). `surface` in points.
void paint_page(const PageContent& content, const PageOptions& options, Canvas& canvas);
/// With the scene of the content's layers at hand, within a Tag::Document of the caller: pages of a
/// series.
void paint_page_with(const Scene& scene, const PageContent& content, const PageOptions& options,
                     Canvas& canvas);
[[nodiscard]] Size page_size_points(Paper paper);

}  // namespace nahraum::render
