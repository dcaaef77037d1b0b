// nahraum-xlsx: the only process that opens a workbook from somebody else. It has no memory of the
// study, limits on memory, time and files, no network, and hands its parent text cells through a
// pipe (docs/decisions/0002-xlsx-child-process.md).
//
//   nahraum-xlsx SHEET MEMORY_BYTES SECONDS < WORKBOOK      (SHEET "" = all)

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "geo/core/numbers.h"
#include "geo/io/detail/gdal_session.h"
#include "geo/io/guard.h"
#include "geo/io/xlsx_wire.h"

namespace {

namespace wire = nahraum::geo::wire;

constexpr std::size_t kFlushAt = 1 << 16;

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  if (setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0) _exit(4);
}

void give_up_rights(rlim_t memory, rlim_t seconds) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, seconds);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, memory);  // the sanitizers reserve terabytes of addresses
#else
  static_cast<void>(memory);
#endif
}

void send(std::string& out) {
  std::string_view rest = out;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written <= 0) _exit(5);  // nobody listens any more
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  out.clear();
}

void send_rows(OGRLayer& layer, std::string& out) {
  wire::put_record(out, 'S', layer.GetName());
  layer.ResetReading();
  std::string row;
  for (;;) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (!feature) return;
    row.clear();
    wire::put_number(row, static_cast<std::size_t>(feature->GetFID()));
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
      const std::string_view cell =
          feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : "";
      wire::put_number(row, cell.size());
      row += cell;
    }
    wire::put_record(out, 'R', row);
    if (out.size() > kFlushAt) send(out);
  }
}

// What the parent should tell the user; GDAL's own words name paths and are English.
int exit_code_for(const nahraum::geo::detail::ErrorListener& listener) {
  const std::string said = listener.first_failure();
  if (said.find("Maximum number of fields") != std::string::npos) return wire::kTooWide;
  if (said.find("Too big gap") != std::string::npos) return wire::kRowGap;
  return wire::kUnreadable;
}

int send_workbook(std::string_view sheet, std::string& out) {
  // The open file, not a name: no name can mean another driver or, later, another file.
  constexpr const char* kStandardInput = "XLSX:/proc/self/fd/0";
  const nahraum::geo::detail::ErrorListener listener;
  const char* const drivers[] = {"XLSX", nullptr};
  const GDALDatasetUniquePtr book(
      GDALDataset::Open(kStandardInput, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
  if (!book || listener.failed()) return exit_code_for(listener);
  for (int i = 0; i < book->GetLayerCount(); ++i)
    wire::put_record(out, 'N', book->GetLayer(i)->GetName());
  for (int i = 0; i < book->GetLayerCount(); ++i) {
    OGRLayer& layer = *book->GetLayer(i);
    if (sheet.empty() || sheet == layer.GetName()) send_rows(layer, out);
    if (listener.failed()) return exit_code_for(listener);
  }
  wire::put_record(out, 'E', "");
  return wire::kWhole;
}

}  // namespace

int main(int count, char** words) {
  close_range(STDERR_FILENO + 1, ~0u, 0);
  if (count != 4) return 2;
  const auto memory = nahraum::geo::parse_integer(words[2]);
  const auto seconds = nahraum::geo::parse_integer(words[3]);
  if (!memory || !seconds || *memory <= 0 || *seconds <= 0) return 2;
  give_up_rights(static_cast<rlim_t>(*memory), static_cast<rlim_t>(*seconds));
  nahraum::geo::lock_down_gdal();
  // Every row is a row and every cell is what it says: headings are our own business.
  CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
  CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
  std::string out;
  const int code = send_workbook(words[1], out);
  send(out);
  _exit(code);  // nothing to tidy up that the system does not
}
