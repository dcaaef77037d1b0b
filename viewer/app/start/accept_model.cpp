#include "viewer/app/start/accept_model.h"

#include <algorithm>

namespace nahraum::app {

void AcceptModel::show_findings(std::vector<geo::Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const auto& a, const auto& b) { return a.severity > b.severity; });
  shown_ = findings;
  accepted_.assign(shown_.size(), 0);
  set_findings(std::move(findings));
  emit decided();
}

bool AcceptModel::blocks(std::size_t row) const {
  const std::string& code = shown_[row].code;
  return code == "intake.unreadable" ||
         (code.starts_with("study.") && shown_[row].severity == geo::Severity::Error);
}

bool AcceptModel::asks(std::size_t row) const {
  return shown_[row].severity != geo::Severity::Info && !blocks(row);
}

bool AcceptModel::blocked() const {
  for (std::size_t row = 0; row < shown_.size(); ++row)
    if (blocks(row)) return true;
  return false;
}

int AcceptModel::open_count() const {
  int open = 0;
  for (std::size_t row = 0; row < shown_.size(); ++row)
    open += asks(row) && accepted_[row] == 0 ? 1 : 0;
  return open;
}

void AcceptModel::accept_all() {
  if (shown_.empty()) return;
  for (std::size_t row = 0; row < shown_.size(); ++row) accepted_[row] = asks(row) ? 1 : 0;
  emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
  emit decided();
}

QVariant AcceptModel::data(const QModelIndex& index, int role) const {
  if (role == Qt::CheckStateRole && index.isValid() && index.column() == kSeverity) {
    const auto row = static_cast<std::size_t>(index.row());
    if (!asks(row)) return {};
    return accepted_[row] == 0 ? Qt::Unchecked : Qt::Checked;
  }
  return FindingsModel::data(index, role);
}

bool AcceptModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const auto row = static_cast<std::size_t>(index.row());
  if (role != Qt::CheckStateRole || !index.isValid() || !asks(row)) return false;
  accepted_[row] = value.toInt() == Qt::Checked ? 1 : 0;
  emit dataChanged(index, index, {role});
  emit decided();
  return true;
}

Qt::ItemFlags AcceptModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = FindingsModel::flags(index);
  if (index.isValid() && index.column() == kSeverity && asks(static_cast<std::size_t>(index.row())))
    flags |= Qt::ItemIsUserCheckable;
  return flags;
}

}  // namespace nahraum::app
