#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "data/musterkreis/generator/text.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

const std::vector<std::string>& titles() {
  static const std::vector<std::string> list = {"Nr.",
                                                "Einrichtung",
                                                "Träger",
                                                "Trägerart",
                                                "Straße",
                                                "PLZ",
                                                "Ort",
                                                "Ortsteil",
                                                "AGS",
                                                "Rechtswert",
                                                "Hochwert",
                                                "Plätze gesamt",
                                                "Plätze U3",
                                                "Plätze Ü3",
                                                "belegt U3",
                                                "belegt Ü3",
                                                "Räume für Familien",
                                                "ThEKiZ-Phase",
                                                "Interesse bekundet",
                                                "Verbund"};
  return list;
}
constexpr std::size_t kPostcode = 5;
constexpr std::size_t kFirstNumber = 9;
constexpr std::size_t kFirstCount = 11;
constexpr std::size_t kLastNumber = 16;

constexpr const char* kTitle =
    "Kindertageseinrichtungen im Musterkreis (Kreis 16999, frei erfunden)";
constexpr const char* kDate = "Stand: 01.03.2026, Koordinaten: ETRS89 / UTM Zone 32N (EPSG:25832)";
constexpr const char* kSource = "Quelle: Jugendamt Musterkreis, frei erfunden (Lizenz CC0-1.0)";

// 5646600.12 -> "5.646.600,12"
std::string coordinate(double value) {
  const std::string plain = decimal_comma(value, 2);
  const std::size_t comma = plain.find(',');
  return grouped(std::stol(plain.substr(0, comma)), ".") + plain.substr(comma);
}

struct KitaRow {
  std::vector<std::string> text;                 // as in the CSV
  std::array<double, kLastNumber + 1> number{};  // for the cells of the workbook
};

KitaRow row_of(const World& world, const Kita& kita) {
  const County& county = world.county;
  const Settlement& s = county.settlements[kita.settlement];
  const Gemeinde& g = county.gemeinden[s.gemeinde];
  const Traeger& traeger = traeger_list()[kita.traeger];
  KitaRow row;
  const int places = kita.places_u3 + kita.places_ue3;
  const std::array<int, 6> counts = {
      places,           kita.places_u3, kita.places_ue3, kita.attending_u3, kita.attending_ue3,
      kita.family_rooms};
  row.number[9] = kita.at.x;
  row.number[10] = kita.at.y;
  row.text = {
      kita.id, kita.name, traeger.name, traeger.kind,          kita.street,          kita.postcode,
      g.name,  s.name,    g.ags,        coordinate(kita.at.x), coordinate(kita.at.y)};
  for (std::size_t k = 0; k < counts.size(); ++k) {
    row.number[kFirstCount + k] = counts[k];
    row.text.push_back(counts[k] < 0 ? "" : std::to_string(counts[k]));
  }
  row.text.push_back(phase_title(kita.phase));
  row.text.push_back(kita.interested ? "ja" : (kita.phase == Phase::None ? "nein" : ""));
  row.text.push_back(kita.verbund);
  return row;
}

struct Totals {
  int places = 0, attending = 0;
};

Totals totals(const World& world) {
  Totals t;
  for (const Kita& kita : world.kitas) {
    t.places += kita.places_u3 + kita.places_ue3;
    t.attending += kita.attending_u3 + kita.attending_ue3;
  }
  return t;
}

void write_csv(const World& world, const std::filesystem::path& path) {
  std::string out =
      csv_row({kTitle}) + "\r\n" + csv_row({kDate}) + "\r\n\r\n" + csv_row(titles()) + "\r\n";
  for (const Kita& kita : world.kitas) out += csv_row(row_of(world, kita).text) + "\r\n";
  const Totals t = totals(world);
  out += "\r\n" + csv_row({fmt::format("Summe der Plätze: {}, belegt: {}", grouped(t.places, "."),
                                       grouped(t.attending, "."))});
  out += "\r\n" + csv_row({kSource}) + "\r\n";
  write_file(path, to_windows1252(out));
}

class Workbook {
 public:
  explicit Workbook(const std::filesystem::path& path) : book_(workbook_new(path.c_str())) {
    lxw_doc_properties properties{};
    std::string title = kTitle;
    std::string note = kNote;
    properties.title = title.data();
    properties.comments = note.data();
    properties.created = 1767225600;  // 1 January 2026, so that equal runs give equal bytes
    workbook_set_properties(book_, &properties);
    sheet_ = workbook_add_worksheet(book_, "Kitas");
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    metres_ = workbook_add_format(book_);
    format_set_num_format(metres_, "#,##0.00");
  }

  void text(std::size_t row, std::size_t column, const std::string& value, bool bold = false) {
    if (value.empty()) return;
    worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                           value.c_str(), bold ? head_ : nullptr);
  }
  void number(std::size_t row, std::size_t column, double value, bool metres = false) {
    worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                           value, metres ? metres_ : nullptr);
  }
  void close() {
    worksheet_set_column(sheet_, 1, 4, 30, nullptr);
    worksheet_set_column(sheet_, 9, 10, 15, nullptr);
    if (workbook_close(book_) != LXW_NO_ERROR) throw std::runtime_error("cannot write kitas.xlsx");
  }

 private:
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* metres_ = nullptr;
};

void write_xlsx(const World& world, const std::filesystem::path& path) {
  Workbook book(path);
  book.text(0, 0, kTitle, true);
  book.text(1, 0, kDate);
  for (std::size_t c = 0; c < titles().size(); ++c) book.text(3, c, titles()[c], true);
  int lost = 0;
  std::size_t at = 4;
  for (const Kita& kita : world.kitas) {
    const KitaRow row = row_of(world, kita);
    for (std::size_t c = 0; c < row.text.size(); ++c) {
      // Someone typed two of the eastern postcodes as numbers: the zero is gone.
      const bool typed = c == kPostcode && row.text[c].front() == '0' && lost < 2 && at % 7 == 0;
      if (typed) {
        book.number(at, c, std::stod(row.text[c]));
        ++lost;
      } else if (c >= kFirstNumber && c <= kLastNumber && !row.text[c].empty()) {
        book.number(at, c, row.number[c], c < kFirstCount);
      } else {
        book.text(at, c, row.text[c]);
      }
    }
    ++at;
  }
  book.text(at + 1, 0, kSource);
  book.close();
}

}  // namespace

void write_kitas(const World& world, const std::filesystem::path& folder) {
  write_csv(world, folder / "kitas.csv");
  write_xlsx(world, folder / "kitas.xlsx");
}

}  // namespace nahraum::musterkreis
