#include "viewer/app/window/quick_cell.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QStandardItemModel>
#include <QTableView>

#include <gtest/gtest.h>

namespace nahraum::app {
namespace {

/// Short and long words, numbers to the right, a disabled row, letters of many heights.
void fill(QStandardItemModel& model) {
  const char* words[] = {"Ä",           "Kita „Zwergenland“, Bad Mühlhausen an der langen Straße",
                         "1.234,5",     "–",
                         "gjpqy",       "k. A.",
                         "zwei\nZeilen"};
  for (int row = 0; row < 14; ++row) {
    QList<QStandardItem*> items;
    for (int column = 0; column < 3; ++column) {
      auto* item = new QStandardItem(QString::fromUtf8(words[(row + column) % 7]));
      item->setData(QVariant(column == 1 ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter),
                    Qt::TextAlignmentRole);
      if (row == 5) item->setForeground(QBrush(QColor(150, 30, 30)));
      if (row == 6) item->setEnabled(false);
      if (row == 7) item->setBackground(QBrush(QColor(240, 220, 200)));
      items.append(item);
    }
    model.appendRow(items);
  }
}

QImage picture(QStandardItemModel& model, QStyledItemDelegate* delegate) {
  QTableView view;
  view.setModel(&model);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
  view.setAlternatingRowColors(true);
  if (delegate != nullptr) view.setItemDelegate(delegate);
  view.resize(420, 480);
  view.show();
  view.selectRow(3);
  view.setCurrentIndex(model.index(3, 1));
  QApplication::processEvents();
  const QImage grabbed = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
  view.setItemDelegate(nullptr);
  return grabbed;
}

/// Pixels that differ. A word whose width ends on half a pixel may fall on the next one.
int different(const QImage& a, const QImage& b) {
  int count = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
  return count;
}

int ink(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
  return count;
}

TEST(QuickCell, LooksAsQtsOwn) {
  QStandardItemModel model;
  fill(model);
  const QImage own = picture(model, nullptr);
  QuickCell quick(nullptr);
  const QImage first = picture(model, &quick);
  const QImage again = picture(model, &quick);  // now from what was kept
  EXPECT_GT(ink(own), 1000);
  EXPECT_LT(different(first, own), ink(own) / 20);
  EXPECT_EQ(different(again, first), 0);
}

TEST(QuickCell, FollowsAnotherFontAndPalette) {
  const QFont font = QApplication::font();
  const QPalette palette = QApplication::palette();
  QStandardItemModel model;
  fill(model);
  QuickCell quick(nullptr);
  const QImage before = picture(model, &quick);
  QFont large = font;
  large.setPointSizeF(font.pointSizeF() * 1.4);
  QApplication::setFont(large);
  QPalette dark = palette;
  dark.setColor(QPalette::Base, QColor(30, 30, 30));
  dark.setColor(QPalette::AlternateBase, QColor(40, 40, 40));
  dark.setColor(QPalette::Text, QColor(235, 235, 235));
  QApplication::setPalette(dark);
  const QImage own = picture(model, nullptr);
  const QImage after = picture(model, &quick);
  QApplication::setFont(font);
  QApplication::setPalette(palette);
  EXPECT_GT(different(after, before), 10'000);
  EXPECT_LT(different(after, own), own.width() * own.height() / 500);
}

}  // namespace
}  // namespace nahraum::app
