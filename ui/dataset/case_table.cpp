#include "ui/dataset/case_table.h"

#include "segmentation/case/dataset/case_finder.h"
#include "ui/case/case_session.h"
#include "ui/dataset/model_results.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QFont>
#include <QLocale>
#include <QPixmap>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

constexpr std::array kVolumes = {Structure::WholeTumour, Structure::TumourCore,
                                 Structure::Enhancing};

/// Where it lies; and where something is missing, which images there are not used.
QString placeOf(const CaseFiles& files)
{
    const bool whole = files.labels && std::ranges::all_of(files.images, [](const auto& f) {
                           return f.has_value();
                       });
    return shownPath(pathString(files.folder)) +
           (whole ? QString() : shownSentence(unusedSentence(files)));
}

bool isVolume(int column)
{
    return column >= CaseTable::WholeTumour && column <= CaseTable::EnhancingTumour;
}

QFont bold()
{
    QFont font;
    font.setBold(true);
    return font;
}

/// Its name without the numbers behind it.
QString schemeText(LabelScheme scheme)
{
    return shownName(displayName(scheme)).section(QStringLiteral(" ("), 0, 0);
}

QString doneKeyOf(const CaseFiles& files)
{
    return PictureStore::keyOf("done\n" + pathText(files.folder) + "\n" + files.name).left(24);
}

QStringList missingOf(const CaseFiles& files)
{
    QStringList missing;
    for (const Sequence sequence : kAllSequences) {
        if (!files.image(sequence)) {
            missing << toQString(displayName(sequence));
        }
    }
    return missing;
}

}  // namespace

CaseTable::CaseTable(CaseSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &CaseSession::datasetChanged, this, &CaseTable::followSession);
}

bool CaseTable::isSameDataset() const
{
    const auto same = [](const CaseFiles& a, const CaseFiles& b) {
        return a.name == b.name && a.folder == b.folder && a.labels == b.labels;
    };
    return m_scheme == m_session.datasetScheme() &&
           std::ranges::equal(m_cases, m_session.dataset(), same);
}

void CaseTable::followSession()
{
    m_open = m_session.datasetIndex();
    if (isSameDataset()) {
        if (!m_rows.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_scheme = m_session.datasetScheme();
    m_cases = m_session.dataset();
    m_rows.clear();
    for (const CaseFiles& files : m_cases) {
        m_rows.push_back({.missing = missingOf(files),
                          .results = modelResultsOf(files),
                          .doneKey = doneKeyOf(files)});
    }
    endResetModel();
    Q_EMIT digestsForgotten();
}

const CaseFiles& CaseTable::filesOf(int row) const
{
    return m_cases[static_cast<std::size_t>(row)];
}

bool CaseTable::isDone(int row) const
{
    return row >= 0 && row < rowCount() &&
           m_doneSet.contains(m_rows[static_cast<std::size_t>(row)].doneKey);
}

void CaseTable::setDone(int row, bool done)
{
    if (row < 0 || row >= rowCount() || done == isDone(row)) {
        return;
    }
    const QString& key = m_rows[static_cast<std::size_t>(row)].doneKey;
    m_done.removeAll(key);
    if (done) {
        m_done << key;
    }
    setDoneCases(m_done);
}

void CaseTable::setDoneCases(const QStringList& keys)
{
    m_done = keys.mid(std::max<qsizetype>(0, keys.size() - kMostDone));
    m_doneSet = QSet<QString>(m_done.begin(), m_done.end());
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

bool CaseTable::isRead(int column)
{
    return column == Picture || isVolume(column);
}

bool CaseTable::lacksDigest(int row) const
{
    return !m_rows[static_cast<std::size_t>(row)].digest;
}

int CaseTable::digestCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row& row) { return row.digest.has_value(); }));
}

DigestRequest CaseTable::requestFor(int row) const
{
    return {.files = filesOf(row), .told = m_scheme};
}

void CaseTable::setDigest(int row, const CaseDigest& digest)
{
    Row& into = m_rows[static_cast<std::size_t>(row)];
    into.digest = digest;
    const QPixmap picture = QPixmap::fromImage(digest.picture);
    into.picture = picture;
    into.picture.addPixmap(picture, QIcon::Selected);  // else tinted by the highlight
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void CaseTable::setKept(const std::vector<QStringList>& models)
{
    for (int row = 0; row < rowCount() && static_cast<std::size_t>(row) < models.size(); ++row) {
        const auto n = static_cast<std::size_t>(row);
        if (m_rows[n].kept != models[n]) {
            m_rows[n].kept = models[n];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

QStringList CaseTable::modelsOf(int row) const
{
    const Row& each = m_rows[static_cast<std::size_t>(row)];
    QStringList models = each.results + each.kept;
    models.removeDuplicates();
    models.sort(Qt::CaseInsensitive);
    return models;
}

bool CaseTable::is(int row, CaseKind kind) const
{
    const Row& each = m_rows[static_cast<std::size_t>(row)];
    switch (kind) {
    case CaseKind::All: return true;
    case CaseKind::NotDone: return !isDone(row);
    case CaseKind::Done: return isDone(row);
    case CaseKind::MissingSequence: return !each.missing.isEmpty();
    case CaseKind::WithLabels: return filesOf(row).labels.has_value();
    case CaseKind::WithoutLabels: return !filesOf(row).labels;
    case CaseKind::WithResults: return !modelsOf(row).isEmpty();
    case CaseKind::Failed: return !m_session.failureOf(row).isEmpty();
    }
    return false;
}

int CaseTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CaseTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> CaseTable::mlOf(int row, int column) const
{
    const auto& digest = m_rows[static_cast<std::size_t>(row)].digest;
    if (!isVolume(column) || !digest || !digest->ml) {
        return std::nullopt;
    }
    return (*digest->ml)[kVolumes.at(static_cast<std::size_t>(column - WholeTumour))];
}

/// Empty where nothing says yet what the labels' numbers mean.
QString CaseTable::schemeOf(int row) const
{
    const auto& digest = m_rows[static_cast<std::size_t>(row)].digest;
    if (digest && !digest->scheme) {
        return tr("not clear");
    }
    const auto scheme = digest ? digest->scheme : m_scheme ? m_scheme : filesOf(row).namedScheme;
    return scheme ? schemeText(*scheme) : QString();
}

QString CaseTable::labelsText(int row) const
{
    const QString scheme = schemeOf(row);
    return !filesOf(row).labels ? tr("none") : scheme.isEmpty() ? tr("yes") : scheme;
}

QString CaseTable::labelsFlag(int row) const
{
    const QString scheme = schemeOf(row);
    return !filesOf(row).labels ? tr("no labels") : scheme.isEmpty() ? tr("labels") : scheme;
}

QString CaseTable::textOf(int row, int column) const
{
    const Row& each = m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case Name: return QString::fromStdString(filesOf(row).name);
    case Sequences:
        return each.missing.isEmpty() ? tr("all four")
                                      : tr("no %1").arg(each.missing.join(QStringLiteral(", ")));
    case Labels: return labelsText(row);
    case Results: return modelsOf(row).join(QStringLiteral(", "));
    case WholeTumour:
    case TumourCore:
    case EnhancingTumour: break;
    default: return {};
    }
    if (const std::optional<double> ml = mlOf(row, column)) {
        return QLocale().toString(*ml, 'f', 1);
    }
    return filesOf(row).labels && !each.digest ? QString(QChar(0x2026)) : QString(QChar(0x2013));
}

QString CaseTable::tipOf(int row, int column) const
{
    const auto& digest = m_rows[static_cast<std::size_t>(row)].digest;
    const QString failure = m_session.failureOf(row);
    if (!failure.isEmpty()) {
        return failure;
    }
    if (column != Name && digest && !digest->problem.isEmpty()) {
        return digest->problem;
    }
    if (column == Labels && digest && digest->scheme) {
        return shownName(displayName(*digest->scheme));
    }
    if (isVolume(column)) {
        return !filesOf(row).labels ? tr("The case has no expert's labels.")
               : !digest            ? tr("Read once it is in sight.")
                                    : QString();
    }
    const QString text = textOf(row, column);
    const QStringList& kept = m_rows[static_cast<std::size_t>(row)].kept;
    if (column == Results && !kept.isEmpty()) {
        return text + QLatin1Char('\n') +
               tr("Kept in the cache: %1").arg(kept.join(QStringLiteral(", ")));
    }
    return column == Name ? text + QLatin1Char('\n') + placeOf(filesOf(row)) : text;
}

QVariant CaseTable::sortValue(int row, int column) const
{
    const Row& each = m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case Sequences: return static_cast<int>(each.missing.size());
    case Labels: return filesOf(row).labels ? QVariant(labelsText(row)) : QVariant();
    case Results: return modelsOf(row).isEmpty() ? QVariant() : textOf(row, column);
    case WholeTumour:
    case TumourCore:
    case EnhancingTumour: {
        const std::optional<double> ml = mlOf(row, column);
        return ml ? QVariant(*ml) : QVariant();
    }
    default: return row;  // a dataset is sorted by name
    }
}

/// Before its name.
QVariant CaseTable::signOf(int row) const
{
    return !m_session.failureOf(row).isEmpty() ? QVariant(noticeIcon(Notice::Kind::Problem))
           : isDone(row)                       ? QVariant(themedIcon(QStringLiteral("done")))
                                               : QVariant();
}

QVariant CaseTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const int row = index.row();
    const QString failure = m_session.failureOf(row);
    switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::ToolTipRole: return tipOf(row, index.column());
    case kFlagRole: return index.column() == Labels ? labelsFlag(row) : textOf(row, index.column());
    case kSortRole: return sortValue(row, index.column());
    case Qt::AccessibleDescriptionRole:
        return !failure.isEmpty() ? failure : isDone(row) ? tr("done") : QVariant();
    case Qt::DecorationRole:
        if (index.column() == Picture) {
            return m_rows[static_cast<std::size_t>(row)].picture;
        }
        return index.column() == Name ? signOf(row) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Picture ? tr("Picture") : textOf(row, index.column());
    case Qt::TextAlignmentRole:
        return isVolume(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                        : QVariant();
    case Qt::FontRole: return row == m_open ? QVariant(bold()) : QVariant();
    default: return {};
    }
}

QVariant CaseTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::ToolTipRole && isVolume(section)) {
        return tr("%1 of the expert's labels in millilitres; a dash where there are none")
            .arg(shownName(
                displayName(kVolumes.at(static_cast<std::size_t>(section - WholeTumour)))));
    }
    if (role == Qt::ToolTipRole && section == Results) {
        return tr("Models whose segmentations lie beside the case or are kept in the cache");
    }
    if (role == Qt::AccessibleTextRole && section == Picture) {
        return tr("Picture");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("Case");
    case Sequences: return tr("Sequences");
    case Labels: return tr("Labels");
    case WholeTumour: return tr("WT, ml");
    case TumourCore: return tr("TC, ml");
    case EnhancingTumour: return tr("ET, ml");
    case Results: return tr("Results");
    default: return {};
    }
}

}  // namespace glioscope
