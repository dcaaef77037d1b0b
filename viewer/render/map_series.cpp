#include "viewer/render/map_series.h"

#include <algorithm>

#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/atomic_file.h"
#include "geo/io/disk_trouble.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/page_map.h"
#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace columns = analysis::columns;
namespace fs = std::filesystem;
using analysis::StudyResult;
using geo::Text;
using geo::text;

namespace {

/// Around a subject, as a share of its own size.
constexpr double kMargin = 0.12;
/// Ground around a Kita without a drawn catchment, metres from it.
constexpr double kAroundKita = 1500;
constexpr Colour kOutline{150, 0, 80, 255};

geo::Layer one_row(const geo::Geometry& geometry, geo::Crs crs, const Text& name) {
  geo::TableBuilder builder;
  geo::Column column;
  column.name = "name";
  column.title = {"Name", "Name"};
  column.texts = {name.de};
  column.texts_en = {name.en};
  column.flags = {geo::ValueFlag::None};
  builder.add(std::move(column));
  return {kSubjectLayer, crs, {geometry}, std::move(builder).build()};
}

geo::Text figure_words(const geo::Column& column, std::size_t row) {
  const geo::FlaggedValue value = column.value(row);
  if (value.flag == geo::ValueFlag::Secret) return {"•", "•"};
  if (value.missing()) return {"k. A.", "n/a"};
  Text words = geo::number_text(value.value, column.decimals);
  if (column.unit == "%") words = {words.de + " %", words.en + " %"};
  return words;
}

/// The columns there are, in this order, under their own titles.
std::vector<std::pair<Text, Text>> figures_of(const geo::Table& table, std::size_t row,
                                              const std::vector<std::string>& names) {
  std::vector<std::pair<Text, Text>> figures;
  for (const std::string& name : names) {
    const geo::Column* column = table.find(name);
    if (column == nullptr || column->type == geo::ColumnType::Text) continue;
    figures.emplace_back(column->title, figure_words(*column, row));
  }
  return figures;
}

std::vector<std::string> area_figures(const StudyResult& result) {
  std::vector<std::string> names{columns::kChildren, columns::kResidents};
  for (const analysis::CoverageResult& coverage : result.coverage)
    names.push_back(columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit));
  if (names.size() > 5) names.resize(5);
  names.emplace_back(columns::kIndex);
  return names;
}

std::vector<std::string> kita_figures() {
  return {columns::kPlaces,       columns::kReachChildren,   columns::kReachWalk,
          columns::kReachCovered, columns::kMinutesToThekiz, columns::kRank,
          columns::kPoints};
}

struct AreaNames {
  const char* key;
  const char* name;
  Text kind;
  std::vector<std::string> figures;
};

std::vector<SeriesSubject> areas_of(const geo::Layer& layer, const AreaNames& wanted) {
  std::vector<SeriesSubject> subjects;
  if (layer.size() == 0) return subjects;
  const std::vector<std::string>& keys = layer.table().text(wanted.key);
  const geo::Column& names = layer.table().at(wanted.name);
  for (std::size_t row = 0; row < layer.size(); ++row) {
    const geo::Box box = geo::bounds(layer.geometry(row));
    if (box.empty()) continue;
    const Text words{names.words(row, geo::Language::German),
                     names.words(row, geo::Language::English)};
    subjects.push_back({keys[row], wanted.kind, words,
                        figures_of(layer.table(), row, wanted.figures),
                        one_row(layer.geometry(row), layer.crs(), words),
                        box.grown(kMargin * std::max(box.width(), box.height()))});
  }
  return subjects;
}

/// The drawn catchment of a Kita in the layer of catchments, empty where there is none.
geo::Box catchment_of(const StudyResult& result, const std::string& kita) {
  const geo::Layer& layer = result.layers.catchments;
  const geo::Column* ids = layer.size() == 0 ? nullptr : layer.table().find(columns::kKitaId);
  for (std::size_t row = 0; ids != nullptr && row < layer.size(); ++row)
    if (ids->texts[row] == kita) return geo::bounds(layer.geometry(row));
  return {};
}

std::vector<SeriesSubject> kitas_of(const StudyResult& result) {
  std::vector<SeriesSubject> subjects;
  const geo::Layer& layer = result.layers.kitas;
  for (SeriesSubject& subject :
       areas_of(layer, {columns::kKitaId, columns::kKitaName, {"Kita", "Kita"}, kita_figures()})) {
    const geo::Point at = geo::bounds(subject.layer.geometry(0)).centre();
    subject.extent = geo::Box{at.x, at.y, at.x, at.y}.grown(kAroundKita);
    subject.extent.extend(catchment_of(result, subject.key));
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

/// "Gemeinde Farnleben"; the kind is left out where the name says it ("Kita Regenbogen").
Text titled(const SeriesSubject& subject) {
  const auto with = [](const std::string& kind, const std::string& name) {
    return name.starts_with(kind) ? name : kind + " " + name;
  };
  return {with(subject.kind.de, subject.name.de), with(subject.kind.en, subject.name.en)};
}

/// What both boxes hold; the first where they are apart.
geo::Box common(const geo::Box& a, const geo::Box& b) {
  if (!a.intersects(b)) return a;
  return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
          std::min(a.max_y, b.max_y)};
}

Style subject_style(const SeriesSubject& subject) {
  const Symbol symbol{.fill = {0, 0, 0, 0},
                      .stroke = kOutline,
                      .stroke_mm = 0.8,
                      .marker = Marker::Circle,
                      .size_mm = 7};
  Style style{.symbology = SingleSymbol{symbol, titled(subject)}};
  if (subject.layer.kind() != geo::GeometryKind::Polygon) {
    style.label.column = "name";
    style.label.size_pt = 8;
    style.label.bold = true;
    style.label.priority = 9;
    style.label.colour = kOutline;
  }
  return style;
}

StyledLayer subject_layer(const SeriesSubject& subject) {
  return {.layer = subject.layer,
          .style = subject_style(subject),
          .title = subject.kind,
          .id = kSubjectLayer};
}

const char* series_name(SeriesOver over) {
  switch (over) {
    case SeriesOver::Sozialraeume:
      return "sozialraeume";
    case SeriesOver::Kitas:
      return "kitas";
    case SeriesOver::Gemeinden:
      break;
  }
  return "gemeinden";
}

PageOptions numbered(PageOptions options, std::size_t page, std::size_t pages) {
  options.page = page;
  options.pages = pages;
  return options;
}

std::string file_bytes(const PageContent& content, const PageOptions& options,
                       const std::string& format) {
  if (format == "png") return page_png(content, options);
  if (format == "svg") return page_svg(content, options);
  if (format == "pdf") return page_pdf(content, options);
  throw geo::Error(geo::ErrorKind::Usage, text("Karten lassen sich nicht als „{}“ schreiben.",
                                               "Maps cannot be written as \"{}\".", format))
      .with_hint({"Bitte png, svg oder pdf wählen.", "Please choose png, svg or pdf."});
}

}  // namespace

SeriesOver parse_series(std::string_view name) {
  for (const SeriesOver over : {SeriesOver::Sozialraeume, SeriesOver::Kitas, SeriesOver::Gemeinden})
    if (name == series_name(over)) return over;
  throw geo::Error(
      geo::ErrorKind::Usage,
      text("Eine Kartenreihe „{}“ gibt es nicht; es gibt: sozialraeume, kitas, "
           "gemeinden.",
           "There is no series \"{}\"; there are: sozialraeume, kitas, gemeinden.", name));
}

std::vector<SeriesSubject> series_subjects(const analysis::OutgoingStudy& outgoing,
                                           SeriesOver over) {
  const StudyResult& result = outgoing.result();
  std::vector<SeriesSubject> subjects;
  if (over == SeriesOver::Sozialraeume)
    subjects = areas_of(result.layers.sozialraeume, {columns::kSozialraumId,
                                                     columns::kSozialraumName,
                                                     {"Sozialraum", "Sozialraum"},
                                                     area_figures(result)});
  else if (over == SeriesOver::Gemeinden)
    subjects = areas_of(
        result.layers.units,
        {columns::kUnitKey, columns::kUnitName, {"Gemeinde", "Gemeinde"}, area_figures(result)});
  else
    subjects = kitas_of(result);
  if (subjects.empty())
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Die Reihe „{}“ hätte keine Seite: Die Studie hat dazu keine Orte, die "
                          "gezeigt werden dürfen.",
                          "The series \"{}\" would have no page: the study has no such places that "
                          "may be shown.",
                          series_name(over)));
  return subjects;
}

PageContent series_page(const PageContent& base, const SeriesSubject& subject) {
  PageContent page = base;
  const Text who = titled(subject);
  page.title = {who.de + " – " + base.title.de, who.en + " – " + base.title.en};
  page.layers.push_back(subject_layer(subject));
  page.extent = common(subject.extent, base.extent);
  page.inset = PageInset{overview_layers(base.layers), base.extent, {"Lage", "Location"}};
  page.key_figures_title = who;
  page.key_figures = subject.key_figures;
  page.alternative_text = {"Ausschnitt: " + who.de + ". " + base.alternative_text.de,
                           "Part of it: " + who.en + ". " + base.alternative_text.en};
  return page;
}

std::string series_file(std::size_t number, std::size_t count, const SeriesSubject& subject,
                        std::string_view extension) {
  std::string name;
  for (const char c : subject.key)
    name += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '_';
  const std::size_t digits = std::max<std::size_t>(2, fmt::format("{}", count).size());
  return fmt::format("{:0{}}_{}.{}", number, digits, name.substr(0, 60), extension);
}

std::string series_pdf(const PageContent& base, const std::vector<SeriesSubject>& subjects,
                       const PageOptions& options, geo::Progress& progress) {
  CairoCanvas canvas(CairoCanvas::Format::Pdf, page_size_points(options.paper),
                     {base.title.in(options.language), base.subtitle.in(options.language),
                      options.language, base.document_date});
  canvas.begin_tag(Tag::Document, {});
  const Scene scene = build_scene(base.layers);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    progress.step(i, subjects.size());
    if (i > 0) canvas.next_page();
    const PageContent page = series_page(base, subjects[i]);
    paint_page_with(with_layer(scene, scene.size(), page.layers.back()), page,
                    numbered(options, i + 1, subjects.size()), canvas);
  }
  canvas.end_tag();
  return canvas.finish();
}

void write_series(const fs::path& path, const PageContent& base,
                  const std::vector<SeriesSubject>& subjects, const SeriesFiles& files,
                  geo::Progress& progress) {
  if (path.extension() == ".pdf")
    return geo::write_file_atomically(path, series_pdf(base, subjects, files.page, progress));
  std::error_code error;
  fs::create_directories(path, error);
  if (error)
    throw geo::Error(geo::ErrorKind::Io,
                     {"Der Ordner lässt sich nicht anlegen. " + geo::reason_of(error).de,
                      "The folder cannot be made. " + geo::reason_of(error).en})
        .in_file(path.filename().string());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    progress.step(i, subjects.size());
    const PageOptions options = numbered(files.page, i + 1, subjects.size());
    geo::write_file_atomically(
        path / series_file(i + 1, subjects.size(), subjects[i], files.format),
        file_bytes(series_page(base, subjects[i]), options, files.format));
  }
}

}  // namespace nahraum::render
