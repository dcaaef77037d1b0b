// Plain reading of the sample files, without the product's own readers: those have their own tests.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace musterkreis_test {

using Row = std::map<std::string, std::string>;

std::string committed(const std::string& name);   // path in data/musterkreis
std::string read_bytes(const std::string& path);  // also "/vsizip/archive.zip/member"
// Rows below the line that starts with `first_title`, up to an empty line.
std::vector<Row> read_table(const std::string& path, const std::string& first_title,
                            char separator = ';');
double comma_number(std::string text);  // "5.646.600,12" -> 5646600.12
std::string census(const std::string& member);
const std::vector<std::string>& file_names();

}  // namespace musterkreis_test
