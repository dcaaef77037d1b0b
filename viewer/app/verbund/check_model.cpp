#include "viewer/app/verbund/check_model.h"

#include <QFont>
#include <QPainter>
#include <algorithm>

#include "geo/core/numbers.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::CheckOutcome;
using analysis::CheckState;

namespace {

constexpr int kIconSize = 16;

/// Told apart by people who see no red and green, too.
Role role_of(CheckState state) {
  switch (state) {
    case CheckState::Ok:
      return Role::CheckOk;
    case CheckState::Info:
      return Role::CheckInfo;
    case CheckState::Hint:
      return Role::CheckHint;
    case CheckState::Warning:
      return Role::CheckWarning;
    case CheckState::NotComputable:
      break;
  }
  return Role::CheckUnknown;
}

QString sign_of(CheckState state) {
  switch (state) {
    case CheckState::Ok:
      return QStringLiteral("✓");
    case CheckState::Info:
      return QStringLiteral("i");
    case CheckState::Hint:
      return QStringLiteral("!");
    case CheckState::Warning:
      return QStringLiteral("!!");
    case CheckState::NotComputable:
      break;
  }
  return QStringLiteral("?");
}

bool same_number(const CheckOutcome& a, const CheckOutcome& b) {
  if (a.number.missing() || b.number.missing()) return a.number.missing() == b.number.missing();
  return a.number.value == b.number.value;
}

}  // namespace

QIcon state_icon(CheckState state) {
  QIcon icon;
  for (const int scale : {1, 2}) {
    QPixmap picture(kIconSize * scale, kIconSize * scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(role_of(state)));
    painter.drawEllipse(QRectF(0.5, 0.5, kIconSize - 1, kIconSize - 1));
    QFont font = painter.font();
    font.setPixelSize(11);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(ink(Role::CheckInk));
    painter.drawText(QRectF(0, 0, kIconSize, kIconSize), Qt::AlignCenter, sign_of(state));
    painter.end();
    picture.setDevicePixelRatio(scale);
    icon.addPixmap(picture);
  }
  return icon;
}

CheckModel::CheckModel(geo::Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void CheckModel::set_audits(const analysis::VerbundAudit* before,
                            const analysis::VerbundAudit* now) {
  beginResetModel();
  rows_.clear();
  for (std::size_t i = 0; now != nullptr && i < now->checks.size(); ++i) {
    const CheckOutcome& check = now->checks[i];
    const CheckOutcome* old =
        before == nullptr ? nullptr : analysis::find_check(*before, check.id, check.part);
    Row row{check, old == nullptr ? check : *old, false};
    row.changed = !same_number(row.before, row.now) || row.before.state != row.now.state;
    rows_.push_back(std::move(row));
  }
  const auto rest =
      std::stable_partition(rows_.begin(), rows_.end(), [](const Row& row) { return row.changed; });
  changed_ = static_cast<int>(rest - rows_.begin());
  endResetModel();
}

int CheckModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CheckModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kFields;
}

QString CheckModel::id(int row) const {
  return qstring(rows_[static_cast<std::size_t>(row)].now.id);
}

QString CheckModel::number_words(const Row& row) const {
  const auto number = [this](const CheckOutcome& check) {
    return check.number.missing()
               ? tr("unknown")
               : qstring(geo::people_number(check.number.value, check.decimals, language_));
  };
  const QString unit = qstring(row.now.unit, language_);
  QString words = number(row.now);
  if (row.changed && number(row.before) != words)
    words = QStringLiteral("%1 → %2").arg(number(row.before), words);
  else if (row.now.number.missing())
    return QStringLiteral("–");
  return unit.isEmpty() ? words : QStringLiteral("%1 %2").arg(words, unit);
}

QString CheckModel::state_words(const Row& row) const {
  const QString now = qstring(analysis::state_name(row.now.state), language_);
  if (row.before.state == row.now.state) return now;
  return QStringLiteral("%1 → %2").arg(qstring(analysis::state_name(row.before.state), language_),
                                       now);
}

QString CheckModel::words(const Row& row, int field) const {
  switch (field) {
    case kCheck:
      return QStringLiteral("%1 %2").arg(qstring(row.now.id), qstring(row.now.title, language_));
    case kNumber:
      return number_words(row);
    case kState:
      return state_words(row);
    default:
      return qstring(row.now.limit, language_);
  }
}

QString CheckModel::details(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  const Row& one = rows_[static_cast<std::size_t>(row)];
  QStringList lines{
      QStringLiteral("%1: %2, %3").arg(words(one, kCheck), number_words(one), state_words(one))};
  const auto add = [&](const QString& name, const geo::Text& text) {
    const QString said = qstring(text, language_);
    if (!said.isEmpty()) lines += name.isEmpty() ? said : QStringLiteral("%1: %2").arg(name, said);
  };
  add(tr("Limit"), one.now.limit);
  add(tr("Where the limit comes from"), one.now.basis);
  add({}, one.now.note);
  for (const geo::Text& item : one.now.list) add({}, item);
  return lines.join(QLatin1Char('\n'));
}

QVariant CheckModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return words(row, index.column());
    case Qt::ToolTipRole:
      return details(index.row())
          .toHtmlEscaped()
          .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    case Qt::DecorationRole:
      return index.column() == kState ? QVariant(state_icon(row.now.state)) : QVariant();
    case Qt::FontRole: {
      QFont font;
      font.setBold(row.changed);
      return row.changed ? QVariant(font) : QVariant();
    }
    default:
      return {};
  }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole) {
    const QString help[] = {tr("Number and name of the check"),
                            tr("What is counted; with a move the old value and the new one"),
                            tr("In order, something to look at, or not computable: then it says "
                               "below what is missing"),
                            tr("From where on it is a hint or a warning; the row says below where "
                               "the limit comes from")};
    return help[section == kCheck ? 0 : section == kNumber ? 1 : section == kState ? 2 : 3];
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kCheck:
      return tr("Check");
    case kNumber:
      return tr("Figure");
    case kState:
      return tr("State");
    default:
      return tr("Limit");
  }
}

}  // namespace nahraum::app
