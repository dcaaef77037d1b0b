#pragma once
// A table or layer read by a recipe.

#include <map>
#include <string>

namespace nahraum::analysis {

/// Field of the program -> column title in the file.
struct ListSpec {
  std::string source;
  std::map<std::string, std::string> columns;
  char decimal = 0;
};

}  // namespace nahraum::analysis
