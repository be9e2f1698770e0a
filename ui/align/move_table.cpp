#include "ui/align/move_table.h"

#include "ui/widgets/notice_label.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

QString decimals(double value, int count)
{
    return shownNumber(value, 'f', count);
}

QString decisionText(const RigidRegistration& move)
{
    if (move.isAccepted) {
        return move.isMoved ? MoveTable::tr("accepted") : MoveTable::tr("left where it lies");
    }
    if (!move.doubt.empty()) {
        return MoveTable::tr("look at it");
    }
    return move.isMoved ? MoveTable::tr("moved") : MoveTable::tr("lies on the T1ce");
}

}  // namespace

double rotationDegrees(const RigidTransform& move)
{
    const Mat3& m = move.rotation;
    const double cosine = std::clamp((m[0][0] + m[1][1] + m[2][2] - 1) / 2, -1.0, 1.0);
    return std::acos(cosine) * 180 / M_PI;
}

bool isUndecided(const RigidRegistration& move)
{
    return !move.doubt.empty() && !move.isAccepted;
}

MoveTable::MoveTable(QObject* parent) : QAbstractTableModel(parent) {}

void MoveTable::show(const Case& loaded, const CaseAlignment& alignment)
{
    beginResetModel();
    m_rows.clear();
    const Vec3 middle = loaded.image(Sequence::T1ce)->geometry.centreLps();
    for (const Sequence sequence : kAllSequences) {
        if (sequence != Sequence::T1ce && loaded.image(sequence) && !alignment.isLeftAsItIs) {
            const RigidRegistration& move = alignment.moves[static_cast<std::size_t>(sequence)];
            const Vec3 there = move.toMoving.apply(middle);
            m_rows.push_back({sequence,
                              move,
                              {there[0] - middle[0], there[1] - middle[1], there[2] - middle[2]}});
        }
    }
    endResetModel();
}

void MoveTable::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int MoveTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MoveTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MoveTable::text(const Row& row, int column) const
{
    const RigidRegistration& move = row.move;
    const bool isLeft = move.isAccepted && !move.isMoved;  // what was found of it is of no move
    switch (column) {
    case Name: return toQString(displayName(row.sequence));
    case Rotation: return decimals(rotationDegrees(move.toMoving), 1);
    case Shift: return decimals(std::hypot(row.shiftMm[0], row.shiftMm[1], row.shiftMm[2]), 1);
    case Farthest: return isLeft ? QStringLiteral("–") : decimals(move.largestMoveMm, 1);
    case Information: return isLeft ? QStringLiteral("–") : decimals(move.mutualInformation, 2);
    case Overlap: return isLeft ? QStringLiteral("–") : decimals(move.headOverlap, 2);
    case Decision: return decisionText(move);
    default: return {};
    }
}

QVariant MoveTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = m_rows[std::size_t(index.row())];
    if (role == Qt::DisplayRole) {
        return text(row, index.column());
    }
    if (role == Qt::TextAlignmentRole && index.column() != Name && index.column() != Decision) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::DecorationRole && index.column() == Decision) {
        return noticeIcon(isUndecided(row.move) ? Notice::Kind::Warning : Notice::Kind::Good);
    }
    if (role == Qt::ToolTipRole && index.column() == Decision && !row.move.doubt.empty()) {
        return shownSentence(row.move.doubt);
    }
    if (role == Qt::ToolTipRole && index.column() == Shift) {
        return tr("Of the T1ce's middle: to the left %1, to posterior %2, to superior %3 mm")
            .arg(decimals(row.shiftMm[0], 1), decimals(row.shiftMm[1], 1),
                 decimals(row.shiftMm[2], 1));
    }
    return {};
}

QVariant MoveTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Name: return tr("Sequence");
        case Rotation: return tr("Rotation, °");
        case Shift: return tr("Shift, mm");
        case Farthest: return tr("Farthest, mm");
        case Information: return tr("MI");
        case Overlap: return tr("Overlap");
        case Decision: return tr("Move");
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Farthest: return tr("How far the point of the head goes that goes farthest");
        case Information:
            return tr(
                "Mutual information of the sequence and the T1ce within the head, in nats: "
                "the larger, the more one says of the other");
        case Overlap: return tr("Dice of the two heads, where both images are");
        default: return {};
        }
    }
    return {};
}

}  // namespace glioscope
