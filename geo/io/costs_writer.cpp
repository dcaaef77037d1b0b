#include "geo/io/costs_writer.h"

#include <cstdio>

#include <fmt/format.h>

#include "geo/core/error.h"
#include "geo/io/atomic_file.h"

namespace nahraum::geo {

namespace {

constexpr std::size_t kBuffer = 1U << 20;

void append_text(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_cost(std::string& out, double value) {
  const std::size_t begin = out.size();
  fmt::format_to(std::back_inserter(out), "{:.4f}", value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  if (out.compare(begin, std::string::npos, "-0") == 0) out.erase(begin, 1);
}

struct CostsWriter::State {
  explicit State(const std::filesystem::path& path) : target(path), file(path) {
    stream = std::fopen(file.temporary().c_str(), "wb");
    if (stream == nullptr) throw failed();
  }
  ~State() {
    if (stream != nullptr) std::fclose(stream);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] Error failed() const {
    return Error(ErrorKind::Io, text("Die Tabelle konnte nicht geschrieben werden.",
                                     "The table could not be written."))
        .in_file(target.filename().string())
        .with_hint(text("Ist der Ordner beschreibbar und genug Platz auf dem Datenträger?",
                        "Is the folder writable and is there room on the disk?"));
  }
  void flush() {
    if (std::fwrite(buffer.data(), 1, buffer.size(), stream) != buffer.size()) throw failed();
    bytes += buffer.size();
    buffer.clear();
  }

  std::filesystem::path target;
  AtomicFile file;
  std::FILE* stream = nullptr;
  std::string buffer;
  std::uintmax_t bytes = 0;
};

CostsWriter::CostsWriter(const std::filesystem::path& path, const std::vector<std::string>& header)
    : state_(std::make_unique<State>(path)) {
  for (const std::string& title : header) {
    if (!state_->buffer.empty()) state_->buffer += ',';
    append_text(state_->buffer, title);
  }
  state_->buffer += '\n';
}

CostsWriter::~CostsWriter() = default;

void CostsWriter::add(std::string_view from, std::string_view to,
                      std::initializer_list<double> numbers) {
  std::string& out = state_->buffer;
  append_text(out, from);
  out += ',';
  append_text(out, to);
  for (const double number : numbers) {
    out += ',';
    append_cost(out, number);
  }
  out += '\n';
  ++rows_;
  if (out.size() >= kBuffer) state_->flush();
}

void CostsWriter::commit() {
  state_->flush();
  const bool closed = std::fclose(state_->stream) == 0;
  state_->stream = nullptr;
  if (!closed) throw state_->failed();
  state_->file.commit([this](const std::filesystem::path& written) {
    if (std::filesystem::file_size(written) != state_->bytes) throw state_->failed();
  });
}

}  // namespace nahraum::geo
