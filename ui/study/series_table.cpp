#include "ui/study/series_table.h"

#include "ui/widgets/notice_label.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QPixmap>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr int kDigits = 4;

QString shown(const std::optional<double>& ms)
{
    return ms ? shownNumber(*ms, 'g', kDigits) : QString();
}

QString planeName(const QString& plane)
{
    return shownName((plane.left(1).toUpper() + plane.mid(1)).toStdString());
}

QString gridText(const StudySeries& series)
{
    const auto mm = [&](std::size_t axis) { return shownNumber(series.spacingMm[axis], 'g', 3); };
    return SeriesTable::tr("%1, %2 × %3\n%4 × %5 × %6 mm")
        .arg(planeName(series.plane))
        .arg(series.size[0])
        .arg(series.size[1])
        .arg(mm(0), mm(1), mm(2));
}

/// FLAIR, T1, T1ce, T2, doubtful, other, useless.
int rankOf(const StudyListing& listing, std::size_t row)
{
    for (std::size_t place = 0; place < listing.claims.size(); ++place) {
        if (std::ranges::find(listing.claims[place], row) != listing.claims[place].end()) {
            return static_cast<int>(place);
        }
    }
    const StudySeries& series = listing.series[row];
    return series.isContrastDoubtful ? 4 : series.isUsable() && !series.isTimeSeries ? 5 : 6;
}

QString heading(int column)
{
    switch (column) {
    case SeriesTable::TakenFor: return SeriesTable::tr("Sequence");
    case SeriesTable::Series: return SeriesTable::tr("Series");
    case SeriesTable::Grid: return SeriesTable::tr("Geometry");
    case SeriesTable::Slices: return SeriesTable::tr("Slices");
    case SeriesTable::RepetitionTime: return QStringLiteral("TR, ms");
    case SeriesTable::EchoTime: return QStringLiteral("TE, ms");
    case SeriesTable::InversionTime: return QStringLiteral("TI, ms");
    case SeriesTable::Agent: return SeriesTable::tr("Contrast agent");
    case SeriesTable::Reason: return SeriesTable::tr("Why");
    default: return SeriesTable::tr("Picture");
    }
}

}  // namespace

SeriesTable::SeriesTable(StudyListing listing, QObject* parent)
    : QAbstractTableModel(parent), m_listing(std::move(listing))
{
    for (std::size_t row = 0; row < m_listing.series.size(); ++row) {
        if (m_listing.series[row].isShown()) {
            m_rows.push_back(row);
        }
    }
    std::ranges::stable_sort(m_rows, {},
                             [this](std::size_t row) { return rankOf(m_listing, row); });
}

void SeriesTable::setChoice(const SeriesChoice& choice)
{
    m_choice = choice;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SeriesTable::setPicture(const SeriesPicture& picture)
{
    const int row = rowOf(picture.row);
    if (row < 0) {
        return;
    }
    if (picture.picture.isNull()) {
        m_unseen[picture.row] = picture.problem;
    } else {
        const QPixmap grey = QPixmap::fromImage(picture.picture);
        QIcon icon(grey);
        icon.addPixmap(grey, QIcon::Selected);  // without a tint, which hides contrast
        m_pictures[picture.row] = icon;
    }
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int SeriesTable::rowOf(std::size_t listed) const
{
    const auto found = std::ranges::find(m_rows, listed);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SeriesTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SeriesTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// With a question mark while it is one of several that could be it.
QString SeriesTable::takenFor(std::size_t listed) const
{
    if (const auto sequence = m_choice.sequenceOf(listed)) {
        return toQString(displayName(*sequence));
    }
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        if (m_choice.isOpen[place] &&
            std::ranges::find(m_listing.claims[place], listed) != m_listing.claims[place].end()) {
            return tr("%1?").arg(toQString(displayName(sequence)));
        }
    }
    const bool asksForContrast = m_choice.isOpen[static_cast<std::size_t>(Sequence::T1)] ||
                                 m_choice.isOpen[static_cast<std::size_t>(Sequence::T1ce)];
    return m_listing.series[listed].isContrastDoubtful && asksForContrast ? tr("T1 or T1ce?")
                                                                          : QString();
}

QString SeriesTable::reason(std::size_t listed) const
{
    const StudySeries& series = m_listing.series[listed];
    QStringList sentences = {m_unseen.value(listed), series.problem, series.reason};
    sentences += series.notices;
    sentences.removeAll(QString());
    return sentences.join(QStringLiteral("; "));
}

QString SeriesTable::text(std::size_t listed, int column) const
{
    const StudySeries& series = m_listing.series[listed];
    switch (column) {
    case TakenFor: return takenFor(listed);
    case Series: return series.title();
    case Grid: return gridText(series);
    case Slices:
        return series.isTimeSeries ? tr("%1 × %2").arg(series.size[2]).arg(series.repetitions)
                                   : QString::number(series.size[2]);
    case RepetitionTime: return shown(series.repetitionTimeMs);
    case EchoTime: return shown(series.echoTimeMs);
    case InversionTime: return shown(series.inversionTimeMs);
    case Agent: return series.contrastAgent;
    case Reason: return reason(listed);
    default: return {};
    }
}

QVariant SeriesTable::data(const QModelIndex& index, int role) const
{
    const std::size_t listed = m_rows[static_cast<std::size_t>(index.row())];
    const StudySeries& series = m_listing.series[listed];
    const bool isProblem = !series.problem.isEmpty() || m_unseen.contains(listed);
    switch (role) {
    case Qt::DisplayRole: return text(listed, index.column());
    case Qt::ToolTipRole:
        return index.column() == Reason || index.column() == Series ? text(listed, index.column())
                                                                    : QVariant();
    case Qt::DecorationRole:
        return index.column() == Picture ? m_pictures.value(listed) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Picture ? tr("Picture of series %1").arg(series.title())
                                         : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.column() == TakenFor);
        return font;
    }
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        if (isProblem && index.column() == Reason) {
            return noticeTextColour(Notice::Kind::Problem, palette);
        }
        return series.isUsable() ? QVariant()
                                 : palette.color(QPalette::Active, QPalette::PlaceholderText);
    }
    case Qt::TextAlignmentRole:
        return index.column() >= Slices && index.column() <= InversionTime
                   ? int(Qt::AlignRight | Qt::AlignVCenter)
                   : int(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant SeriesTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? heading(section) : QVariant();
}

}  // namespace glioscope
