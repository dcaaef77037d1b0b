#include "geo/io/gal_reader.h"

#include <unordered_map>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/byte_source.h"
#include "geo/io/line_stream.h"

namespace nahraum::geo {

namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find_first_of(" \t\r", begin), line.size());
    words.emplace_back(line.substr(begin, at - begin));
  }
  return words;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path)
      : file_(path.filename().string()), source_(open_file_source(path)), lines_(*source_, file_) {}

  GalFile run() {
    const std::size_t expected = read_header();
    while (next_words()) read_area();
    if (gal_.ids.size() != expected) {
      throw bad(text("Die erste Zeile nennt {} Gebiete, gefunden wurden {}.",
                     "The first line says {} areas, {} were found.", expected, gal_.ids.size()));
    }
    return std::move(gal_);
  }

 private:
  [[nodiscard]] Error bad(Text message) const {
    return Error(ErrorKind::Input, std::move(message))
        .in_file(file_)
        .at_row(lines_.number())
        .with_hint(text("Erwartet wird eine GAL-Datei: je Gebiet eine Zeile „ID ANZAHL“, dann die "
                        "Nachbarn.",
                        "A GAL file is expected: a line \"ID COUNT\" for each area, then its "
                        "neighbours."));
  }

  /// The next line that has words.
  bool next_words() {
    for (std::string_view line; lines_.next(line);) {
      words_ = words_of(line);
      if (!words_.empty()) return true;
    }
    words_.clear();
    return false;
  }

  [[nodiscard]] std::size_t count(const std::string& word) const {
    const auto number = parse_integer(word);
    if (!number || *number < 0)
      throw bad(text("„{}“ ist keine Anzahl.", "\"{}\" is no count.", word));
    return static_cast<std::size_t>(*number);
  }

  std::size_t read_header() {
    if (!next_words()) throw bad(text("Die Datei ist leer.", "The file is empty."));
    if (words_.size() == 1) return count(words_[0]);
    if (words_.size() != 4) {
      throw bad(text("Die erste Zeile nennt nicht die Zahl der Gebiete.",
                     "The first line does not say the number of areas."));
    }
    gal_.key_field = words_[3];
    return count(words_[1]);
  }

  void read_area() {
    if (words_.size() != 2) {
      throw bad(text("Hier müsste „ID ANZAHL“ stehen; es sind {} Wörter.",
                     "\"ID COUNT\" should be here; there are {} words.", words_.size()));
    }
    const auto [seen, fresh] = first_row_.emplace(words_[0], lines_.number());
    if (!fresh) {
      throw bad(text("Das Gebiet „{}“ steht schon in Zeile {}.",
                     "The area \"{}\" is in line {} already.", words_[0], seen->second));
    }
    gal_.ids.push_back(words_[0]);
    gal_.rows.push_back(lines_.number());
    read_neighbours(words_[0], count(words_[1]));
  }

  void read_neighbours(const std::string& id, std::size_t expected) {
    std::vector<std::string>& list = gal_.neighbours.emplace_back();
    const std::string name = id;
    while (list.size() < expected && next_words())
      list.insert(list.end(), words_.begin(), words_.end());
    if (list.size() != expected) {
      throw bad(text("Das Gebiet „{}“ hat {} Nachbarn, angekündigt sind {}.",
                     "The area \"{}\" has {} neighbours, {} were announced.", name, list.size(),
                     expected));
    }
  }

  std::string file_;
  std::unique_ptr<ByteSource> source_;
  LineStream lines_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::size_t> first_row_;
  GalFile gal_;
};

}  // namespace

GalFile read_gal(const std::filesystem::path& path) { return Reader(path).run(); }

}  // namespace nahraum::geo
