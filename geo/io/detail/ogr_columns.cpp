#include "geo/io/detail/ogr_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogr_feature.h>

#include "geo/core/error.h"
#include "geo/io/detail/sentences.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::detail {

namespace {

constexpr int kMostFields = 1'000;

std::string from_windows_1252(const std::string& bytes) {
  char* recoded = CPLRecode(bytes.c_str(), "CP1252", CPL_ENC_UTF8);
  std::string result = recoded;
  CPLFree(recoded);
  return result;
}

bool is_utf8(const std::string& bytes) { return utf8_error(bytes) == std::string::npos; }

/// UTF-8 that somebody read as Latin 1 and wrote again: "Ã¼" for "ü".
bool looks_garbled(const std::string& text) {
  constexpr std::array<std::string_view, 7> kTwiceEncoded = {
      "\xC3\x83\xC2\xA4", "\xC3\x83\xC2\xB6",     "\xC3\x83\xC2\xBC", "\xC3\x83\xC2\x9F",
      "\xC3\x83\xC5\xB8", "\xC3\x83\xE2\x80\x9E", "\xC3\x83\xC5\x93"};
  for (const std::string_view pattern : kTwiceEncoded) {
    if (text.find(pattern) != std::string::npos) return true;
  }
  return false;
}

std::string utf8_name(const char* name) {
  const std::string bytes = name;
  return is_utf8(bytes) ? bytes : from_windows_1252(bytes);
}

bool is_number(int type) { return type == OFTInteger || type == OFTInteger64 || type == OFTReal; }

bool is_readable(int type) {
  return is_number(type) || type == OFTString || type == OFTDate || type == OFTTime ||
         type == OFTDateTime;
}

std::string date_text(const OGRFeature& feature, int index, int type) {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  float second = 0;
  int zone = 0;
  feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
  const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  const std::string time = fmt::format("{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
  if (type == OFTDate) return date;
  return type == OFTTime ? time : date + "T" + time;
}

std::string field_list(OGRFeatureDefn& definition) {
  std::string names;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    names += (i == 0 ? "" : ", ") + utf8_name(definition.GetFieldDefn(i)->GetNameRef());
  }
  return names.empty() ? "–" : names;
}

Column column_for(int type, const std::string& name, const std::string& title) {
  Column column;
  column.name = name;
  column.title = same_text(title);
  if (type == OFTReal) {
    column.type = ColumnType::Number;
    column.decimals = 2;
  } else if (is_number(type)) {
    column.type = ColumnType::Integer;
  }
  return column;
}

}  // namespace

std::string ascii_identifier(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kUmlauts = {
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"}}};
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    const auto umlaut = std::find_if(kUmlauts.begin(), kUmlauts.end(), [&](const auto& pair) {
      return std::string_view(name).substr(at).starts_with(pair.first);
    });
    if (umlaut != kUmlauts.end()) {
      result += umlaut->second;
      at += umlaut->first.size();
      continue;
    }
    const auto byte = static_cast<unsigned char>(name[at++]);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || byte == '_');
    if (plain) {
      result += static_cast<char>(byte);
    } else if (!result.empty() && result.back() != '_') {
      result += '_';
    }
  }
  while (result.size() > 1 && result.back() == '_') result.pop_back();
  if (result.empty()) return "feld";
  return std::isdigit(static_cast<unsigned char>(result.front())) != 0 ? "_" + result : result;
}

int field_index(OGRFeatureDefn& definition, const std::string& name, const std::string& file) {
  const int index = definition.GetFieldIndex(name.c_str());
  if (index >= 0) return index;
  throw Error(ErrorKind::Input,
              text("Das Feld „{}“ fehlt. Vorhanden sind: {}.",
                   "The field \"{}\" is missing. Present are: {}.", name, field_list(definition)))
      .in_file(file)
      .with_hint(text("Bitte den Feldnamen in der Studie angeben, wie er in der Datei heißt.",
                      "Please give the field's name in the study as it is in the file."));
}

OgrColumns::OgrColumns(OGRFeatureDefn& definition, const std::vector<std::string>& fields,
                       const std::string& file) {
  if (definition.GetFieldCount() > kMostFields) {
    throw Error(ErrorKind::Input, text("Der Layer hat mehr als {} Felder.",
                                       "The layer has more than {} fields.", kMostFields))
        .in_file(file);
  }
  std::vector<std::pair<int, std::string>> chosen;
  for (const std::string& name : fields)
    chosen.emplace_back(field_index(definition, name, file), name);
  for (int i = 0; fields.empty() && i < definition.GetFieldCount(); ++i) {
    chosen.emplace_back(i, utf8_name(definition.GetFieldDefn(i)->GetNameRef()));
  }
  std::set<std::string> used;
  for (const auto& [index, name] : chosen) {
    const int type = definition.GetFieldDefn(index)->GetType();
    if (!is_readable(type)) {
      skipped_.push_back(name);
      continue;
    }
    std::string unique = ascii_identifier(name);
    for (int n = 2; !used.insert(unique).second; ++n) {
      unique = ascii_identifier(name) + "_" + std::to_string(n);
    }
    sources_.push_back({index, type, name});
    columns_.push_back(column_for(type, unique, name));
  }
}

void OgrColumns::add(const OGRFeature& feature) {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Source& source = sources_[i];
    Column& column = columns_[i];
    if (!feature.IsFieldSetAndNotNull(source.index)) {
      column.flags.push_back(ValueFlag::Missing);
      if (is_number(source.type)) {
        column.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
      } else {
        column.texts.emplace_back();
      }
    } else if (source.type == OFTReal) {
      add_number(i, feature.GetFieldAsDouble(source.index));
    } else if (is_number(source.type)) {
      const GIntBig value = feature.GetFieldAsInteger64(source.index);
      constexpr GIntBig kExact = GIntBig{1} << 53;
      if (value > kExact || value < -kExact) ++rounded_;
      add_number(i, static_cast<double>(value));
    } else if (source.type == OFTString) {
      add_text(i, feature.GetFieldAsString(source.index));
    } else {
      add_text(i, date_text(feature, source.index, source.type));
    }
  }
}

void OgrColumns::add_text(std::size_t column, const std::string& bytes) {
  std::string text = bytes;
  if (!is_utf8(bytes)) {
    text = from_windows_1252(bytes);
    if (recoded_++ == 0) recoded_example_ = text;
  } else if (looks_garbled(bytes)) {
    ++garbled_;
  }
  columns_[column].texts.push_back(std::move(text));
  columns_[column].flags.push_back(ValueFlag::None);
}

void OgrColumns::add_number(std::size_t column, double value) {
  const bool finite = std::isfinite(value);
  if (!finite) ++not_finite_;
  columns_[column].numbers.push_back(finite ? value : std::numeric_limits<double>::quiet_NaN());
  columns_[column].flags.push_back(finite ? ValueFlag::None : ValueFlag::Missing);
}

std::vector<Column> OgrColumns::take(Findings& findings) && {
  for (const std::string& name : skipped_) {
    findings.add(Severity::Info, "vector.field_skipped",
                 text("Das Feld „{}“ enthält Listen oder Binärdaten und wird nicht gelesen.",
                      "Field \"{}\" holds lists or binary data and is not read.", name));
  }
  if (recoded_ > 0) {
    findings.add_counted(
        Severity::Warning, "vector.encoding",
        count_text("{} Texte sind nicht in UTF-8; sie wurden als Windows-1252 gelesen, "
                   "z. B. „{}“. Bitte die Umlaute prüfen.",
                   "{} texts are not in UTF-8; they were read as Windows-1252, e.g. "
                   "\"{}\". Please check the umlauts.",
                   recoded_, recoded_example_),
        recoded_);
  }
  if (garbled_ > 0) {
    findings.add_counted(
        Severity::Warning, "vector.garbled",
        count_text("{} Texte enthalten Zeichen wie „Ã¼“: vermutlich wurden die Umlaute "
                   "beim Absender falsch umgewandelt (.cpg-Datei prüfen).",
                   "{} texts contain characters such as \"Ã¼\": the sender probably "
                   "converted the umlauts wrongly (check the .cpg file).",
                   garbled_),
        garbled_);
  }
  if (not_finite_ > 0) {
    findings.add_counted(
        Severity::Warning, "vector.not_a_number",
        count_text("{} Werte sind keine Zahl (NaN oder unendlich); sie gelten als "
                   "fehlend.",
                   "{} values are no number (NaN or infinite); they count as missing.",
                   not_finite_),
        not_finite_);
  }
  if (rounded_ > 0) {
    findings.add_counted(
        Severity::Warning, "vector.rounded",
        count_text("{} Ganzzahlen sind zu groß und wurden gerundet; Schlüssel bitte als "
                   "Text speichern.",
                   "{} integers are too large and were rounded; please store keys as "
                   "text.",
                   rounded_),
        rounded_);
  }
  return std::move(columns_);
}

}  // namespace nahraum::geo::detail
