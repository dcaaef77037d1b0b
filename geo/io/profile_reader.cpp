#include "geo/io/profile_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_dialect.h"
#include "geo/io/csv_rows.h"
#include "geo/io/detail/whole_file.h"
#include "geo/io/encoding.h"

namespace nahraum::geo {

namespace {

constexpr std::size_t kMaxBytes = 4U << 20;

struct Kind {
  std::string_view name;
  std::string_view uses;   ///< between blanks
  std::string_view units;  ///< between commas; "" = no number
};
constexpr std::array<Kind, 11> kKinds{{
    {"way", "yes no never", "km/h,km/h max"},
    {"access", "yes no open", "km/h,factor"},
    {"factor", "yes no", "factor,km/h max"},
    {"limit", "", "km/h"},
    {"urban", "yes no", "km/h max"},
    {"oneway", "forward backward both no", "km/h"},
    {"enter", "yes no", ""},
    {"barrier", "yes no", "s"},
    {"restriction", "yes no", ""},
    {"duration", "yes", ""},
    {"value", "", "km/h,factor"},
}};

struct Columns {
  std::size_t kind, key, value, use, number, unit, source;
};

constexpr std::size_t kMissing = std::numeric_limits<std::size_t>::max();

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool listed(std::string_view list, char separator, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

class TableReader {
 public:
  TableReader(std::string_view file, std::string_view key) : file_(file) {
    profile_.key = key;
    profile_.title = same_text(std::string(key));
  }

  Profile read(std::string_view text) {
    CsvScanner scanner(text, ';', 100);
    std::vector<CsvField> fields;
    while (scanner.next(fields)) {
      row_ = scanner.line();
      if (blank(fields)) continue;
      if (!columns_) {
        read_header(fields);
      } else {
        read_row(fields);
      }
    }
    if (!columns_) fail({"Die Tabelle hat keine Kopfzeile.", "The table has no header."});
    if (!has_base_speed_) {
      fail({"Die Zeile value;base_speed mit der Geschwindigkeit fehlt.",
            "The row value;base_speed with the speed is missing."});
    }
    return std::move(profile_);
  }

 private:
  [[noreturn]] void fail(Text message) const {
    throw Error(ErrorKind::Input, std::move(message)).in_file(std::string(file_)).at_row(row_);
  }

  static bool blank(const std::vector<CsvField>& fields) {
    if (!fields.empty() && trimmed(fields[0].text).starts_with('#')) return true;
    return std::all_of(fields.begin(), fields.end(),
                       [](const CsvField& field) { return trimmed(field.text).empty(); });
  }

  void read_header(const std::vector<CsvField>& fields) {
    const auto column = [&](std::string_view name, bool needed) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (trimmed(fields[i].text) == name) return i;
      }
      if (needed) fail(text("Die Spalte „{}“ fehlt.", "Column \"{}\" is missing.", name));
      return kMissing;
    };
    columns_ = Columns{column("kind", true),   column("key", true),    column("value", true),
                       column("use", true),    column("number", true), column("unit", true),
                       column("source", false)};
  }

  static std::string cell(const std::vector<CsvField>& fields, std::size_t column) {
    return column < fields.size() ? std::string(trimmed(fields[column].text)) : std::string();
  }

  void read_row(const std::vector<CsvField>& fields) {
    if (std::any_of(fields.begin(), fields.end(), [](const CsvField& f) { return f.unclosed; })) {
      fail({"Ein Anführungszeichen ist nicht geschlossen.", "A quotation mark is not closed."});
    }
    ProfileRule rule;
    rule.kind = cell(fields, columns_->kind);
    rule.key = cell(fields, columns_->key);
    rule.value = cell(fields, columns_->value);
    rule.use = cell(fields, columns_->use);
    rule.unit = cell(fields, columns_->unit);
    rule.source = cell(fields, columns_->source);
    rule.row = row_;
    rule.number = number(cell(fields, columns_->number), rule);
    check(rule);
    if (rule.kind == "value" && is_setting(rule)) return;
    profile_.rules.push_back(std::move(rule));
  }

  double number(std::string text, const ProfileRule& rule) const {
    if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::replace(text.begin(), text.end(), ',', '.');
    const std::optional<double> value = parse_plain_number(text);
    const double most = rule.unit == "factor" ? 1 : rule.unit == "s" ? 3600 : 300;
    if (!value || *value < 0 || *value > most) {
      fail(geo::text("„{}“ ist keine Zahl zwischen 0 und {}.",
                     "\"{}\" is no number between 0 and {}.", text, most));
    }
    return *value;
  }

  void check(const ProfileRule& rule) const {
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const Kind& k) { return k.name == rule.kind; });
    if (kind == kKinds.end()) {
      fail(text("Die Art „{}“ gibt es nicht.", "There is no kind \"{}\".", rule.kind));
    }
    if (rule.key.empty()) fail({"Die Spalte „key“ ist leer.", "Column \"key\" is empty."});
    if (!rule.use.empty() && !listed(kind->uses, ' ', rule.use)) {
      fail(text("„{}“ ist bei der Art „{}“ nicht möglich; möglich sind: {}.",
                "\"{}\" is not possible for kind \"{}\"; possible are: {}.", rule.use, rule.kind,
                kind->uses));
    }
    if (!rule.unit.empty() && !listed(kind->units, ',', rule.unit)) {
      fail(text("Die Einheit „{}“ ist bei der Art „{}“ nicht möglich.",
                "Unit \"{}\" is not possible for kind \"{}\".", rule.unit, rule.kind));
    }
    if (!std::isnan(rule.number) && rule.unit.empty()) {
      fail({"Zur Zahl fehlt die Einheit.", "The number has no unit."});
    }
    if (rule.kind != "value" && rule.value.empty()) {
      fail({"Die Spalte „value“ ist leer; * bedeutet „jeder Wert“.",
            "Column \"value\" is empty; * means \"any value\"."});
    }
  }

  /// Settings of the profile itself; true when the row was one.
  bool is_setting(const ProfileRule& rule) {
    if (rule.key == "key") {
      profile_.key = rule.value;
    } else if (rule.key == "title_de") {
      profile_.title.de = rule.value;
    } else if (rule.key == "title_en") {
      profile_.title.en = rule.value;
    } else if (rule.key == "base_speed") {
      profile_.base_speed.value = speed(rule);
      has_base_speed_ = true;
    } else if (rule.key == "access_speed") {
      profile_.access_speed.value = speed(rule);
    } else if (rule.key == "factor_urban" || rule.key == "factor_rural") {
      return false;
    } else {
      fail(text("Die Einstellung „{}“ gibt es nicht.", "There is no setting \"{}\".", rule.key));
    }
    return true;
  }

  double speed(const ProfileRule& rule) const {
    if (!(rule.number > 0)) {
      fail({"Die Geschwindigkeit muss größer als 0 sein.", "The speed must be above 0."});
    }
    return rule.number;
  }

  std::string_view file_;
  Profile profile_;
  std::optional<Columns> columns_;
  std::size_t row_ = 0;
  bool has_base_speed_ = false;
};

}  // namespace

Profile parse_profile(std::string bytes, std::string_view file, std::string_view key,
                      Findings& findings) {
  refuse_binary(bytes, file);
  Findings encoding;
  const DecodedText decoded = decode_text(std::move(bytes), "", file, encoding);
  // Tables of the program are UTF-8; only what a spreadsheet made of them is worth a word.
  if (decoded.encoding != "UTF-8") findings.append(encoding);
  return TableReader(file, key).read(decoded.text);
}

Profile read_profile(const std::filesystem::path& path, Findings& findings) {
  const std::string file = path.filename().string();
  return parse_profile(detail::whole_file(path, kMaxBytes), file, path.stem().string(), findings);
}

}  // namespace nahraum::geo
