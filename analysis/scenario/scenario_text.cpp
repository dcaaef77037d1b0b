#include "analysis/scenario/scenario_text.h"

#include <fmt/format.h>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

std::string toml_string(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
          out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
          out += c;
    }
  }
  return out + '"';
}

namespace {

std::string_view phase_word(ThekizPhase phase) {
  switch (phase) {
    case ThekizPhase::OnTheWay:
      return "on_the_way";
    case ThekizPhase::Thekiz:
      return "thekiz";
    case ThekizPhase::Konsultation:
      return "konsultation";
    case ThekizPhase::None:
      break;
  }
  return "none";
}

std::string list(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + toml_string(word);
  return "[" + out + "]";
}

/// Lines of one section.
class Lines {
 public:
  explicit Lines(std::string_view section) : out_(fmt::format("[[{}]]\n", section)) {}
  Lines(std::string_view section, const Scenario& scenario) : Lines(section) {
    words("scenario", scenario.key);
  }
  void words(std::string_view key, std::string_view value) { raw(key, toml_string(value)); }
  void number(std::string_view key, double value) { raw(key, geo::plain_number(value)); }
  void raw(std::string_view key, std::string_view value) {
    out_ += fmt::format("{} = {}\n", key, value);
  }
  [[nodiscard]] const std::string& out() const { return out_; }

 private:
  std::string out_;
};

std::string head(const Scenario& scenario) {
  Lines lines("scenario");
  lines.words("key", scenario.key);
  if (scenario.title.de == scenario.title.en) {
    if (!scenario.title.de.empty()) lines.words("title", scenario.title.de);
  } else {
    lines.raw("title", fmt::format("{{de = {}, en = {}}}", toml_string(scenario.title.de),
                                   toml_string(scenario.title.en)));
  }
  if (!scenario.closed.empty()) lines.raw("closed", list(scenario.closed));
  if (!scenario.locked.empty()) lines.raw("locked", list(scenario.locked));
  if (!scenario.excluded.empty()) lines.raw("excluded", list(scenario.excluded));
  return lines.out();
}

void add_kitas(const Scenario& scenario, std::vector<std::string>& sections) {
  std::set<std::string> kitas;
  for (const auto& [kita, phase] : scenario.phases) kitas.insert(kita);
  for (const auto& [kita, where] : scenario.moved) kitas.insert(kita);
  for (const auto& [kita, verbund] : scenario.membership.verbund) kitas.insert(kita);
  for (const std::string& kita : kitas) {
    Lines lines("scenario_kita", scenario);
    lines.words("kita", kita);
    if (const auto phase = scenario.phases.find(kita); phase != scenario.phases.end())
      lines.words("phase", phase_word(phase->second));
    if (const auto moved = scenario.moved.find(kita); moved != scenario.moved.end()) {
      lines.number("x", moved->second.x);
      lines.number("y", moved->second.y);
    }
    const auto& verbund = scenario.membership.verbund;
    if (const auto to = verbund.find(kita); to != verbund.end()) {
      if (to->second.empty())
        lines.raw("no_verbund", "true");
      else
        lines.words("verbund", to->second);
    }
    sections.push_back(lines.out());
  }
}

void add_verbuende(const Scenario& scenario, std::vector<std::string>& sections) {
  for (const NewVerbund& added : scenario.membership.added) {
    Lines lines("scenario_verbund", scenario);
    lines.words("id", added.id);
    if (!added.name.empty()) lines.words("name", added.name);
    if (!added.lead.empty()) lines.words("lead", added.lead);
    if (added.vbe) lines.number("vbe", *added.vbe);
    sections.push_back(lines.out());
  }
}

std::string_view answer_code(Answer answer) {
  if (answer == Answer::Yes) return "yes";
  return answer == Answer::No ? "no" : "open";
}

void add_statements(const Scenario& scenario, std::vector<std::string>& sections) {
  for (const auto& [criterion, weight] : scenario.weights) {
    Lines lines("scenario_weight", scenario);
    lines.words("criterion", criterion);
    lines.number("weight", weight);
    sections.push_back(lines.out());
  }
  for (const ScenarioReadiness& answer : scenario.readiness) {
    Lines lines("scenario_readiness", scenario);
    lines.words("kita", answer.kita);
    lines.words("item", readiness_code(answer.item));
    lines.words("answer", answer_code(answer.answer));
    if (!answer.role.empty()) lines.words("role", answer.role);
    if (!answer.date.empty()) lines.words("date", answer.date);
    sections.push_back(lines.out());
  }
}

void add_services(const Scenario& scenario, std::vector<std::string>& sections) {
  for (const ScenarioService& service : scenario.services) {
    Lines lines("scenario_service", scenario);
    lines.words("id", service.id);
    if (!service.name.empty()) lines.words("name", service.name);
    lines.words("category", service.category);
    lines.number("x", service.where.x);
    lines.number("y", service.where.y);
    if (service.hours) lines.number("hours", *service.hours);
    sections.push_back(lines.out());
  }
  for (const auto& [proposal, amount] : scenario.amounts) {
    Lines lines("scenario_proposal", scenario);
    lines.words("proposal", proposal);
    if (amount.p) lines.number("p", static_cast<double>(*amount.p));
    if (amount.budget) lines.number("budget", *amount.budget);
    sections.push_back(lines.out());
  }
  for (const ScenarioNote& note : scenario.notes) {
    Lines lines("scenario_note", scenario);
    if (!note.role.empty()) lines.words("role", note.role);
    if (!note.date.empty()) lines.words("date", note.date);
    lines.words("text", note.text);
    sections.push_back(lines.out());
  }
}

}  // namespace

std::string scenario_toml(const Scenario& scenario) {
  std::vector<std::string> sections{head(scenario)};
  add_kitas(scenario, sections);
  add_verbuende(scenario, sections);
  add_statements(scenario, sections);
  add_services(scenario, sections);
  std::string out;
  for (const std::string& section : sections) out += (out.empty() ? "" : "\n") + section;
  return out;
}

}  // namespace nahraum::analysis
