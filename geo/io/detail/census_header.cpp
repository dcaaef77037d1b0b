#include "geo/io/detail/census_header.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "geo/core/error.h"
#include "geo/core/findings.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::census {

namespace {

char most_frequent_separator(std::string_view line) {
  char best = ';';
  for (const char candidate : {',', '\t'}) {
    if (std::count(line.begin(), line.end(), candidate) >
        std::count(line.begin(), line.end(), best))
      best = candidate;
  }
  return best;
}

/// "gitter_id_100m_neu" -> 100, "x_mp_10km" -> 10000, else 0.
std::int32_t size_in_name(std::string_view name) {
  for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
    const std::string_view rest = name.substr(at + 1);
    std::int32_t size = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size);
    if (error != std::errc() || size <= 0 || size > 100'000) continue;
    const std::string_view unit = rest.substr(static_cast<std::size_t>(end - rest.data()));
    if (unit.starts_with("km")) return size <= 100 ? size * 1000 : 0;
    if (unit.starts_with("m")) return size;
  }
  return 0;
}

struct Names {
  std::vector<std::string> shown;  ///< as written
  std::vector<std::string> lower;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
    const auto found = std::find(lower.begin(), lower.end(), name);
    if (found == lower.end()) return std::nullopt;
    return static_cast<std::size_t>(found - lower.begin());
  }
  [[nodiscard]] std::optional<std::size_t> find_prefix(std::string_view prefix) const {
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (lower[i].starts_with(prefix)) return i;
    }
    return std::nullopt;
  }
};

Names names_of(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  split_fields(line, separator, fields);
  Names names;
  for (const std::string_view field : fields) {
    names.shown.emplace_back(trimmed(field));
    names.lower.push_back(lower_case(names.shown.back()));
  }
  // A separator at the end of the line makes no column.
  if (!names.shown.empty() && names.shown.back().empty()) {
    names.shown.pop_back();
    names.lower.pop_back();
  }
  return names;
}

void check_unique(const Names& names) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names.lower.size(); ++i) {
    if (seen.insert(names.lower[i]).second || names.lower[i].starts_with("werterl")) continue;
    throw Error(ErrorKind::Input, text("Die Spalte „{}“ kommt zweimal vor.",
                                       "The column \"{}\" occurs twice.", names.shown[i]))
        .at_row(1);
  }
}

/// The new form of the 2011 names ("…_neu") is the complete one.
std::optional<std::size_t> id_column(const Names& names) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < names.lower.size(); ++i) {
    if (!names.lower[i].starts_with("gitter_id")) continue;
    if (!best || names.lower[i].ends_with("_neu")) best = i;
  }
  return best;
}

std::optional<LongColumns> long_columns(const Names& names) {
  const auto feature = names.find("merkmal");
  const auto code = names.find("auspraegung_code");
  const auto count = names.find("anzahl");
  if (!feature || !code || !count) return std::nullopt;
  return LongColumns{*feature, *code, *count, names.find("anzahl_q"),
                     names.find("auspraegung_text")};
}

bool is_place(const std::string& name) {
  return name.starts_with("gitter_id") || name.starts_with("x_mp") || name.starts_with("y_mp");
}

std::vector<ValueColumn> value_columns(const Names& names) {
  std::vector<ValueColumn> values;
  std::vector<std::size_t> signs;
  for (std::size_t i = 0; i < names.lower.size(); ++i) {
    if (names.lower[i].starts_with("werterl")) {
      signs.push_back(i);
    } else if (!names.lower[i].empty() && !is_place(names.lower[i])) {
      values.push_back({i, names.shown[i], std::nullopt});
    }
  }
  // One sign column speaks for the whole row (before or after the value); as many as there are
  // values belong to them one by one.
  for (std::size_t i = 0; i < values.size() && !signs.empty(); ++i) {
    values[i].sign_column = signs.size() == values.size() ? signs[i] : signs.front();
  }
  return values;
}

std::string edition_of(const Names& names, const Header& header) {
  if (names.find_prefix("werterl")) return "Zensus 2022";
  if (header.rows || names.lower[header.id].ends_with("_neu")) return "Zensus 2011";
  if (names.shown[header.id].starts_with("GITTER_ID")) return "Zensus 2022";
  if (names.shown[header.id].starts_with("Gitter_ID")) return "Zensus 2011";
  return "";
}

}  // namespace

std::optional<Header> recognise_header(std::string_view line) {
  if (line.size() > 100'000 || lower_case(line).find("gitter_id") == std::string::npos) {
    return std::nullopt;
  }
  Findings decoded_how;  // of no interest: only a title could change
  const std::string decoded = decode_text(std::string(line), "", "", decoded_how).text;
  Header header;
  header.separator = most_frequent_separator(decoded);
  const Names names = names_of(decoded, header.separator);
  const std::optional<std::size_t> id = id_column(names);
  if (!id) return std::nullopt;
  check_unique(names);
  header.columns = names.shown.size();
  header.id = *id;
  header.x = names.find_prefix("x_mp");
  header.y = names.find_prefix("y_mp");
  header.cell_size = size_in_name(names.lower[*id]);
  header.rows = long_columns(names);
  if (!header.rows) header.values = value_columns(names);
  if (!header.rows && header.values.empty()) return std::nullopt;
  header.edition = edition_of(names, header);
  return header;
}

void split_fields(std::string_view line, char separator, std::vector<std::string_view>& fields) {
  fields.clear();
  std::size_t begin = 0;
  while (begin <= line.size()) {
    std::size_t end = 0;
    if (begin < line.size() && line[begin] == '"') {
      // To the quote that a separator or the end of the line follows.
      end = line.find('"', begin + 1);
      while (end != std::string_view::npos && end + 1 < line.size() && line[end + 1] != separator) {
        end = line.find('"', end + 1);
      }
      if (end == std::string_view::npos) end = line.size();
      fields.push_back(line.substr(begin + 1, end - begin - 1));
      begin = end + 2;
      // A closing quote at the very end of the line ends the last field.
      if (end + 1 >= line.size()) break;
    } else {
      end = line.find(separator, begin);
      if (end == std::string_view::npos) end = line.size();
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    const std::size_t before = text.size();
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    if (text.starts_with("\xC2\xA0")) text.remove_prefix(2);
    if (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
    if (text.size() == before) return text;
  }
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace nahraum::geo::census
