#include "ui/dicom/overlap_dialog.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr std::size_t kMostPairs = 6;
constexpr int kLongestTitle = 60;

QListWidget* makeList(const std::vector<ToldSegment>& segments)
{
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("segmentOrder"));
    list->setAccessibleName(tr("Segments; where two overlap the upper one counts"));
    list->setDragDropMode(QAbstractItemView::InternalMove);
    for (const ToldSegment& segment : segments) {
        auto* item = new QListWidgetItem(shortened(segment.title(), kLongestTitle), list);
        item->setToolTip(segment.title());
        item->setData(Qt::UserRole, segment.number);
    }
    list->setCurrentRow(0);
    return list;
}

QString titleOf(int number, const std::vector<ToldSegment>& segments)
{
    const auto found = std::ranges::find(segments, number, &ToldSegment::number);
    return found == segments.end() ? QString::number(number)
                                   : shortened(found->title(), kLongestTitle);
}

/// A line a pair, the largest first.
QString pairsText(const SegQuestion& question)
{
    std::vector<ToldOverlap> overlaps = question.overlaps;
    std::ranges::stable_sort(overlaps, std::ranges::greater(), &ToldOverlap::voxels);
    QStringList lines;
    for (std::size_t n = 0; n < std::min(overlaps.size(), kMostPairs); ++n) {
        lines << tr("%1 and %2: %3 ml")
                     .arg(titleOf(overlaps[n].one, question.segments),
                          titleOf(overlaps[n].other, question.segments),
                          shownNumber(overlaps[n].ml, 'f', 2));
    }
    if (overlaps.size() > kMostPairs) {
        lines << tr("and %n more", nullptr, int(overlaps.size() - kMostPairs));
    }
    return lines.join(QLatin1Char('\n'));
}

void move(QListWidget* list, int step)
{
    const int row = list->currentRow();
    const int target = row + step;
    if (row >= 0 && target >= 0 && target < list->count()) {
        list->insertItem(target, list->takeItem(row));
        list->setCurrentRow(target);
    }
}

QHBoxLayout* makeMoves(QListWidget* list)
{
    auto* up = new QPushButton(tr("Move &Up"));
    auto* down = new QPushButton(tr("Move &Down"));
    up->setObjectName(QStringLiteral("moveUp"));
    down->setObjectName(QStringLiteral("moveDown"));
    const auto show = [list, up, down] {
        up->setEnabled(list->currentRow() > 0);
        down->setEnabled(list->currentRow() >= 0 && list->currentRow() + 1 < list->count());
    };
    QObject::connect(up, &QPushButton::clicked, list, [list] { move(list, -1); });
    QObject::connect(down, &QPushButton::clicked, list, [list] { move(list, 1); });
    QObject::connect(list, &QListWidget::currentRowChanged, list, show);
    show();
    auto* row = new QHBoxLayout;
    row->addWidget(up);
    row->addWidget(down);
    row->addStretch();
    return row;
}

}  // namespace

QDialog* makeOverlapDialog(const QString& fileName, const SegQuestion& question, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("overlapDialog"));
    dialog->setWindowTitle(tr("Which segment counts?"));
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(
        tr("Segments of %1 overlap, and a voxel has one label here.").arg(shownPath(fileName)));
    text->setMinimumWidth(50 * text->fontMetrics().averageCharWidth());
    layout->addWidget(text);
    auto* pairs = new QLabel(pairsText(question));
    pairs->setTextFormat(Qt::PlainText);
    layout->addWidget(pairs);
    QListWidget* list = makeList(question.segments);
    auto* heading = new QLabel(tr("&Where they overlap, the upper one counts:"));
    heading->setBuddy(list);
    layout->addWidget(heading);
    layout->addWidget(list);
    layout->addLayout(makeMoves(list));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    list->setFocus();
    return dialog;
}

std::vector<int> chosenOrder(const QDialog& dialog)
{
    const auto* list = dialog.findChild<QListWidget*>(QStringLiteral("segmentOrder"));
    std::vector<int> order;
    for (int row = 0; row < list->count(); ++row) {
        order.push_back(list->item(row)->data(Qt::UserRole).toInt());
    }
    return order;
}

}  // namespace glioscope
