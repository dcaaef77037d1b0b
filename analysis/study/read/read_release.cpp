#include "analysis/study/read/read_release.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "analysis/study/keys/suggest.h"

namespace nahraum::analysis {

namespace {

using disclosure::ZeroRule;
using geo::Severity;
using geo::text;

constexpr std::array<std::pair<const char*, ReleaseMethod>, 3> kMethods{
    {{"suppress", ReleaseMethod::Suppress},
     {"round5", ReleaseMethod::Round5},
     {"coarser", ReleaseMethod::Coarser}}};
constexpr std::array<std::pair<const char*, ZeroRule>, 3> kZeros{{{"may_hide", ZeroRule::MayHide},
                                                                  {"publish", ZeroRule::Publish},
                                                                  {"protect", ZeroRule::Protect}}};

template <typename Value, std::size_t kSize>
Value value_of(const std::array<std::pair<const char*, Value>, kSize>& words,
               const std::string& word) {
  for (const auto& [name, value] : words) {
    if (word == name) return value;
  }
  return words.front().second;
}

template <typename Value, std::size_t kSize>
std::string word_of(const std::array<std::pair<const char*, Value>, kSize>& words, Value value) {
  for (const auto& [name, each] : words) {
    if (each == value) return name;
  }
  return words.front().first;
}

std::int64_t whole(const SectionReader& reader, const char* key) {
  return static_cast<std::int64_t>(reader.number(key));
}

bool stays_beside(const std::string& file) {
  const std::filesystem::path path(file);
  if (path.is_absolute() || file.find(':') != std::string::npos ||
      file.find('\\') != std::string::npos || path.extension() != ".json")
    return false;
  return std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

void check_parts(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  std::vector<std::string> keys;
  for (const IndicatorSpec& spec : study.indicators) keys.push_back(spec.key);
  for (std::size_t i = 0; i < study.indicators.size(); ++i) {
    for (const std::string& part : study.indicators[i].parts) {
      const bool known = std::find(keys.begin(), keys.end(), part) != keys.end();
      if (known && part != study.indicators[i].key) continue;
      const geo::Text hint = known ? geo::Text{} : suggestion(part, keys);
      geo::Text words = text(
          "[[indicator]] „{}“: 'parts' nennt „{}“; erwartet ist der Schlüssel "
          "einer anderen Kennzahl.",
          "[[indicator]] \"{}\": 'parts' names \"{}\"; expected is the key of "
          "another indicator.",
          study.indicators[i].key, part);
      findings.add(Severity::Error, "study.parts", {words.de + hint.de, words.en + hint.en},
                   lines.of(fmt::format("indicator.{}.parts", i)));
    }
  }
}

}  // namespace

disclosure::Rules release_rules(const ReleaseSpec& spec) {
  disclosure::Rules rules = spec.rules;
  if (spec.method == ReleaseMethod::Round5) rules.rounding = 5;
  return rules;
}

std::string method_code(ReleaseMethod method) { return word_of(kMethods, method); }
std::string zero_code(ZeroRule zeros) { return word_of(kZeros, zeros); }

ReleaseSpec read_release(const SectionReader& reader) {
  ReleaseSpec spec;
  spec.internal = reader.text("audience") != "public";
  spec.method = value_of(kMethods, reader.text("method"));
  spec.rules.k = whole(reader, "k");
  spec.rules.zeros = value_of(kZeros, reader.text("zeros"));
  spec.rules.least_population = whole(reader, "least_population");
  spec.rules.least_rate_base = whole(reader, "rate_base");
  spec.rules.least_rate_numerator = whole(reader, "rate_numerator");
  spec.rules.dominance_percent = static_cast<int>(whole(reader, "dominance_percent"));
  spec.rules.p_percent = static_cast<int>(whole(reader, "p_percent"));
  spec.rate_decimals = static_cast<int>(whole(reader, "rate_decimals"));
  spec.name = reader.text("name");
  spec.date = reader.text("date");
  spec.ledger = reader.text("ledger");
  return spec;
}

void check_release(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  const ReleaseSpec& spec = study.release;
  check_parts(study, lines, findings);
  if (spec.ledger.empty()) return;
  if (!stays_beside(spec.ledger))
    findings.add(Severity::Error, "study.ledger",
                 text("[release]: 'ledger' = „{}“ muss eine Datei .json im Ordner der Studie oder "
                      "darunter sein.",
                      "[release]: 'ledger' = \"{}\" must be a .json file in the folder of the "
                      "study or below.",
                      spec.ledger),
                 lines.of("release.ledger"));
  if (spec.name.empty())
    findings.add(Severity::Error, "study.release_name",
                 text("[release]: Mit 'ledger' braucht die Veröffentlichung einen Namen ('name').",
                      "[release]: with 'ledger' the release needs a name ('name')."),
                 lines.of("release.ledger"));
}

}  // namespace nahraum::analysis
