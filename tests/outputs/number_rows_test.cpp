// Numbers of papers followed back to the rows of the files they come from. The files are read here
// by a few lines of their own; only the borders of the Gemeinden are taken from the program.

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <zip.h>

#include "analysis/papers/papers.h"
#include "analysis/study/explain/explain.h"
#include "analysis/study/release/release_study.h"
#include "geo/crs/crs.h"
#include "geo/geometry/geometry.h"
#include "geo/io/xlsx_reader.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

const std::string kFolder = std::string(NAHRAUM_SOURCE_DIR) + "/data/musterkreis/";

using Cells = std::vector<std::string>;

Cells split(const std::string& line) {
  Cells cells(1);
  for (const char c : line) {
    if (c == ';')
      cells.emplace_back();
    else if (c != '\r' && c != '"')
      cells.back() += c;
  }
  return cells;
}

/// "1 196" -> 1196, "20,5" -> 20.5; "–", "." and "" -> 0.
double number(const std::string& cell) {
  std::string plain;
  for (const char c : cell) {
    if (c == ',') plain += '.';
    if ((c >= '0' && c <= '9') || c == '-' || c == '.') plain += c;
  }
  const bool digits = plain.find_first_of("0123456789") != std::string::npos;
  return digits ? std::stod(plain) : 0;
}

struct Row {
  std::size_t line = 0;  ///< as a person counts
  std::map<std::string, std::string> cells;
  /// "" for a row that ends before (notes under the table).
  [[nodiscard]] std::string operator[](const std::string& title) const {
    const auto found = cells.find(title);
    return found == cells.end() ? "" : found->second;
  }
};

/// Rows below the line that begins with `first_title`.
std::vector<Row> rows_of(const std::string& text, const std::string& first_title) {
  std::vector<Row> rows;
  Cells titles;
  std::istringstream stream(text);
  std::string line;
  for (std::size_t n = 1; std::getline(stream, line); ++n) {
    if (n == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const Cells cells = split(line);
    if (titles.empty()) {
      if (cells.front() == first_title) titles = cells;
      continue;
    }
    Row row{.line = n, .cells = {}};
    for (std::size_t i = 0; i < std::min(cells.size(), titles.size()); ++i)
      row.cells[titles[i]] = cells[i];
    if (!cells.front().empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::string zipped(const std::string& archive, const std::string& entry) {
  zip_t* zip = zip_open(archive.c_str(), ZIP_RDONLY, nullptr);
  zip_stat_t about;
  zip_stat(zip, entry.c_str(), 0, &about);
  std::string text(about.size, '\0');
  zip_file_t* file = zip_fopen(zip, entry.c_str(), 0);
  zip_fread(file, text.data(), text.size());
  zip_fclose(file);
  zip_close(zip);
  return text;
}

/// What must stand in the papers: "subject|line" -> number.
class Expected {
 public:
  explicit Expected(const StudyResult& result) : result_(result) {
    members();
    census();
    births();
    social();
    kitas();
    services();
  }
  std::map<std::string, double> values;
  std::map<std::string, std::size_t> lines;  ///< of the file, where one row gives the number

 private:
  /// Sozialraeume that are unions of whole Gemeinden.
  void members() {
    std::set<std::string> cut;
    for (const Row& row : rows_of(support::read_text(kFolder + "sozialraeume.csv"), "Sozialraum")) {
      const std::string area = row["Sozialraum"];
      const std::string member = row["Gebiet"];
      if (member.size() == 8)
        area_of_[member] = area;
      else
        cut.insert(area);
    }
    std::erase_if(area_of_, [&](const auto& entry) { return cut.contains(entry.second); });
  }

  void add(const std::string& key, const std::string& line, double value) {
    values["kreis|kreis." + line] += value;
    values["unit:" + key + "|sr." + line] += value;
    if (area_of_.contains(key)) values["sozialraum:" + area_of_.at(key) + "|sr." + line] += value;
  }

  std::string unit_at(geo::Point at) const {
    const geo::Layer& layer = result_.inputs.boundaries;
    for (std::size_t row = 0; row < layer.size(); ++row)
      if (geo::contains(std::get<geo::MultiPolygon>(layer.geometry(row)), at))
        return layer.table().text("key")[row];
    return {};
  }

  void census() {
    const std::string archive = kFolder + "zensus2022_musterkreis.zip";
    const geo::CrsTransform to_study(geo::Crs::laea(), result_.study.crs);
    const auto each = [&](const std::string& entry, const auto& take) {
      for (const Row& row : rows_of(zipped(archive, entry), "GITTER_ID_100m")) {
        const geo::Point centre =
            to_study.apply({number(row["x_mp_100m"]), number(row["y_mp_100m"])});
        if (const std::string unit = unit_at(centre); !unit.empty()) take(unit, row);
      }
    };
    each("Zensus2022_Bevoelkerungszahl/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv",
         [&](const std::string& unit, const Row& row) {
           add(unit, "group.total", number(row["Einwohner"]));
         });
    each("Alter_infrastrukturelle_Klassen/Zensus2022_Alter_infr_100m-Gitter.csv",
         [&](const std::string& unit, const Row& row) {
           const double u3 = number(row["Unter3"]);
           add(unit, "group.u3", u3);
           add(unit, "group.u6", u3 + number(row["a3bis5"]));
         });
  }

  void births() {
    for (const Row& row :
         rows_of(support::read_text(kFolder + "kinder_gemeinden.csv"), "Schl\xC3\xBCssel"))
      if (row["Variante"].empty() && !row["Lebendgeborene"].empty() && key_of(row).size() == 8)
        add(key_of(row), "births." + row["Jahr"], number(row["Lebendgeborene"]));
  }

  static std::string key_of(const Row& row) {
    for (const auto& [title, cell] : row.cells)
      if (title.starts_with("Schl")) return cell;
    return {};
  }

  void social() {
    for (const Row& row :
         rows_of(support::read_text(kFolder + "sozialdaten.csv"), "Schl\xFCssel")) {
      if (key_of(row).size() != 8) continue;
      for (const auto& [title, cell] : row.cells) {
        const bool hidden = number(cell) == 0;
        if (title == "SGB II unter 15" && !hidden)
          add(key_of(row), "ind.sgb2_u15.cases", number(cell));
        if (title == "Haushalte mit Kindern" && !hidden)
          add(key_of(row), "ind.single_parent.base", number(cell));
      }
    }
  }

  void kitas() {
    geo::Findings findings;
    const geo::RawTable list = geo::read_xlsx(kFolder + "kitas.xlsx", {}, findings);
    const auto column = [&](const std::string& title) {
      return static_cast<std::size_t>(std::find(list.header.begin(), list.header.end(), title) -
                                      list.header.begin());
    };
    const std::size_t id = column("Nr."), places = column("Plätze gesamt");
    const std::size_t u3 = column("belegt U3"), ue3 = column("belegt Ü3");
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
      const Cells& row = list.rows[i];
      if (row[id].empty() || row[places].empty()) continue;
      const std::string kita = "kita:" + row[id] + "|kita.";
      values[kita + "places"] = number(row[places]);
      if (!row[u3].empty() && !row[ue3].empty())
        values[kita + "attending"] = number(row[u3]) + number(row[ue3]);
      for (const Sozialraum& area : result_.inputs.sozialraeume->areas.list) {
        const std::string line = "sozialraum:" + area.id + "|sr.kita." + row[id] + ".places";
        values[line] = number(row[places]);
        lines[line] = list.row_numbers[i];
      }
    }
  }

  void services() {
    for (const Row& row : rows_of(support::read_text(kFolder + "angebote.csv"), "id")) {
      if (row["Stunden je Woche"].empty()) continue;
      for (const Sozialraum& area : result_.inputs.sozialraeume->areas.list) {
        const std::string line = "sozialraum:" + area.id + "|sr.service." + row["id"] + ".hours";
        values[line] = number(row["Stunden je Woche"]);
        lines[line] = row.line;
      }
    }
  }

  const StudyResult& result_;
  std::map<std::string, std::string> area_of_;
};

/// "sr.kita", "kreis.births": what kind of number a line is.
std::string family(const std::string& line) {
  const std::size_t first = line.find('.'), second = line.find('.', first + 1);
  return line.substr(0, second);
}

TEST(NumberRows, FiftyNumbersOfPapersAreFoundInTheFiles) {
  geo::Progress progress;
  const OutgoingStudy outgoing =
      release_for_audience(run_study(load_study(kFolder + "musterkreis.toml", {}), {}, progress));
  const StudyResult& result = outgoing.result();
  const Expected expected(result);
  std::map<std::string, ReportNumber> numbers;  // each once, in a fixed order
  for (const PaperRequest& request : papers_of(result, {})) {
    const bool every_tenth = request.kind != PaperKind::Kita || request.id.ends_with('1');
    if (!every_tenth) continue;
    const ReportDocument document = paper(result, request, {});
    for (const ReportNumber& one : numbers_of(document, geo::Language::German)) {
      const std::string name = one.subject + "|" + one.line;
      if (expected.values.contains(name)) numbers.emplace(name, one);
    }
  }
  std::map<std::string, std::vector<std::string>> by_family;
  for (const auto& [name, one] : numbers) by_family[family(one.line)].push_back(name);
  EXPECT_GE(by_family.size(), 8U) << "kinds of numbers that the files can answer for";
  support::Random random = support::logged_random("numbers of papers");
  std::set<std::string> chosen;
  while (chosen.size() < 50) {  // a kind first, so that the many places of Kitas leave room
    auto kind = by_family.begin();
    std::advance(kind, random.below(static_cast<std::uint32_t>(by_family.size())));
    chosen.insert(kind->second[random.below(static_cast<std::uint32_t>(kind->second.size()))]);
  }
  for (const std::string& name : chosen) {
    const ReportNumber& one = numbers.at(name);
    EXPECT_NEAR(one.value, expected.values.at(name), 1e-6) << name;
    const Explanation explanation = explain_subject(result, one.subject, {.release = false});
    const ExplanationLine* line = find_line(explanation, one.line);
    ASSERT_NE(line, nullptr) << name;
    EXPECT_EQ(line->number, one.value) << name;
    if (expected.lines.contains(name)) {
      EXPECT_NE(line->value.de.find("Zeile " + std::to_string(expected.lines.at(name))),
                std::string::npos)
          << name << ": " << line->value.de;
    }
  }
}

}  // namespace
}  // namespace nahraum::analysis
