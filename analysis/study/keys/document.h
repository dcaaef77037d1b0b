#pragma once
// A TOML file as plain values with the line each stood in: the adapter for toml++ (its headers stay
// in the .cpp).
//
//   const DocumentNode root = read_document("musterkreis.toml");
//   const DocumentNode* title = root.find("study")->find("title");

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::analysis {

enum class NodeKind { Text, Integer, Number, Boolean, Date, List, Table };

struct DocumentNode {
  NodeKind kind = NodeKind::Table;
  std::size_t line = 0;               ///< as a person counts; 0 = the whole file
  std::string text{};                 ///< Text; Date as 2024-12-31; numbers as written for messages
  double number = 0;                  ///< Integer and Number
  bool truth = false;                 ///< Boolean
  std::vector<DocumentNode> items{};  ///< List
  std::map<std::string, DocumentNode> table{};  ///< Table

  /// Null when this is no table or has no such key.
  [[nodiscard]] const DocumentNode* find(std::string_view key) const;
};

/// Throws Error{Input} with the line for what is not TOML, for files over 4 MB and for files that
/// cannot be read. `name` is what messages call the file.
[[nodiscard]] DocumentNode read_document(const std::filesystem::path& file,
                                         const std::string& name);
[[nodiscard]] DocumentNode parse_document(std::string_view toml, const std::string& name);

}  // namespace nahraum::analysis
