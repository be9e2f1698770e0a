#include "ui/case/geometry_table.h"

#include "ui/case/passport_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/text.h"

namespace glioscope {

GeometryTable::GeometryTable(ViewState& state, CaseSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_state(state), m_session(session)
{
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Layers | Change::Images)) {
            fill();
        }
    });
    connect(&session, &CaseSession::opened, this, &GeometryTable::fill);
    fill();
}

void GeometryTable::fill()
{
    beginResetModel();
    m_rows.clear();
    if (const Case* openCase = m_session.current()) {
        for (const Sequence sequence : kAllSequences) {
            if (openCase->image(sequence)) {
                m_rows.push_back(
                    {toQString(displayName(sequence)), 0, m_session.passportOfSequence(sequence)});
            }
        }
        for (const Layer& layer : m_session.layers()) {
            if (layer.owner == 0 && !std::holds_alternative<ImageContent>(layer.content)) {
                m_rows.push_back({QString::fromStdString(layer.name), layer.id,
                                  m_session.passportOfLayer(layer)});
            }
        }
    }
    endResetModel();
}

const GeometryTable::Row* GeometryTable::row(int number) const
{
    return number >= 0 && number < rowCount() ? &m_rows[static_cast<std::size_t>(number)] : nullptr;
}

int GeometryTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GeometryTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GeometryTable::data(const QModelIndex& index, int role) const
{
    const Row* shown = row(index.row());
    if (!shown) {
        return {};
    }
    const GeometryPassport& passport = shown->passport;
    if (role == Qt::ToolTipRole) {
        return passportSentences(passport).join(QLatin1Char('\n'));
    }
    const Notice grid = gridNotice(passport);
    if (role == Qt::DecorationRole && index.column() == Grid && grid.kind != Notice::Kind::Good) {
        return noticeIcon(grid.kind);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Name: return shown->name;
    case Axes: return QString::fromStdString(orientationCode(passport.stated.grid));
    case Spacing: return spacingText(passport.stated.grid);
    case Grid: return gridText(passport);
    default: return {};
    }
}

QVariant GeometryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return section == Name      ? tr("Layer")
               : section == Axes    ? tr("Axes")
               : section == Spacing ? tr("mm")
                                    : tr("Grid");
    }
    if (role == Qt::ToolTipRole) {
        return section == Axes ? tr("Directions in which the file's voxels run along i, j and k: "
                                    "left or right, posterior or anterior, superior or inferior")
               : section == Spacing
                   ? tr("Distance of neighbouring voxels along i, j and k; one number where all are "
                        "alike")
               : section == Grid
                   ? tr("How the grid relates to the case's, and the largest distance of a corner "
                        "from the same corner there, mm")
                   : QString();
    }
    return {};
}

}  // namespace glioscope
