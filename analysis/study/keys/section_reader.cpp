#include "analysis/study/keys/section_reader.h"

#include "analysis/study/keys/parameters.h"

namespace nahraum::analysis {

namespace {

ModeLimit mode_limit_of(const DocumentNode& node) {
  const DocumentNode* mode = node.find("mode");
  const DocumentNode* minutes = node.find("minutes");
  if (mode == nullptr || minutes == nullptr) return {"", geo::Minutes(0)};
  return {mode->text, geo::Minutes(minutes->number)};
}

}  // namespace

std::size_t StudyLines::of(std::string path) const {
  while (true) {
    const auto found = lines_.find(path);
    if (found != lines_.end()) return found->second;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return 0;
    path.resize(dot);
  }
}

SectionReader::SectionReader(const DocumentNode* table, std::string section, std::string path,
                             StudyLines& lines)
    : table_(table), section_(std::move(section)) {
  if (table_ == nullptr) return;
  lines.set(path, table_->line);
  for (const auto& [key, value] : table_->table) lines.set(path + "." + key, value.line);
}

DocumentNode SectionReader::node(const char* key) const {
  if (table_ != nullptr) {
    if (const DocumentNode* found = table_->find(key)) return *found;
  }
  const Parameter* parameter = find_parameter(section_, key);
  if (parameter == nullptr || parameter->default_value.empty()) return {.kind = NodeKind::Text};
  return *parse_document("value = " + std::string(parameter->default_value), section_)
              .find("value");
}

std::string SectionReader::text(const char* key) const { return node(key).text; }

geo::Text SectionReader::title(const char* key) const {
  const DocumentNode value = node(key);
  if (value.kind != NodeKind::Table) return geo::same_text(value.text);
  const DocumentNode* german = value.find("de");
  const DocumentNode* english = value.find("en");
  if (german == nullptr) german = english;
  if (english == nullptr) english = german;
  if (german == nullptr) return {};
  return {german->text, english->text};
}

double SectionReader::number(const char* key) const { return node(key).number; }

bool SectionReader::truth(const char* key) const { return node(key).truth; }

bool SectionReader::has(const char* key) const {
  return table_ != nullptr && table_->find(key) != nullptr;
}

std::vector<std::string> SectionReader::texts(const char* key) const {
  std::vector<std::string> result;
  for (const DocumentNode& item : node(key).items) result.push_back(item.text);
  return result;
}

std::vector<geo::Minutes> SectionReader::minutes(const char* key) const {
  std::vector<geo::Minutes> result;
  for (const DocumentNode& item : node(key).items) result.emplace_back(item.number);
  return result;
}

ModeLimit SectionReader::mode_limit(const char* key) const { return mode_limit_of(node(key)); }

std::vector<ModeLimit> SectionReader::mode_limits(const char* key) const {
  std::vector<ModeLimit> result;
  for (const DocumentNode& item : node(key).items) result.push_back(mode_limit_of(item));
  return result;
}

std::map<std::string, std::string> SectionReader::columns(const char* key) const {
  std::map<std::string, std::string> result;
  for (const auto& [field, column] : node(key).table) result[field] = column.text;
  return result;
}

}  // namespace nahraum::analysis
