#pragma once

// The cases of the session's dataset as a table. Names tell which sequences and labels a case has
// and which models' results lie beside it; others are told of. Picture, scheme and volumes come
// with a digest. One that did not open carries a sign and the reason.

#include "ui/dataset/case_digest.h"
#include "ui/dataset/digest_reader.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace glioscope {

class CaseSession;

/// Which cases a list can be cut down to.
enum class CaseKind {
    All,
    NotDone,
    Done,
    MissingSequence,
    WithLabels,
    WithoutLabels,
    WithResults,
    Failed
};

class CaseTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Picture,
        Sequences,
        Labels,
        WholeTumour,
        TumourCore,
        EnhancingTumour,
        Results,
        ColumnCount
    };
    /// A number or a text to sort by; invalid where it is not known, or there is none.
    static constexpr int kSortRole = Qt::UserRole;
    /// What a column says where its heading is not seen: "no labels" for "none".
    static constexpr int kFlagRole = Qt::UserRole + 1;
    static constexpr qsizetype kMostDone = 5000;

    CaseTable(CaseSession& session, QObject* parent);

    [[nodiscard]] bool is(int row, CaseKind kind) const;
    /// What the user is through with; told of cases by their place and name, of other datasets too.
    [[nodiscard]] bool isDone(int row) const;
    void setDone(int row, bool done);
    /// Keys that tell neither place nor name, the latest last, at most kMostDone.
    [[nodiscard]] const QStringList& doneCases() const { return m_done; }
    void setDoneCases(const QStringList& keys);

    /// Whether a column is filled from voxels.
    [[nodiscard]] static bool isRead(int column);
    [[nodiscard]] bool lacksDigest(int row) const;
    [[nodiscard]] int digestCount() const;
    [[nodiscard]] DigestRequest requestFor(int row) const;
    void setDigest(int row, const CaseDigest& digest);
    /// Models with results that are kept elsewhere than beside the cases, a list a row.
    void setKept(const std::vector<QStringList>& models);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The digests belong to other cases, or are to be made anew.
    void digestsForgotten();

private:
    struct Row {
        QStringList missing;    ///< sequences
        QStringList results;    ///< models, of files beside the case
        QStringList kept = {};  ///< models, of results kept elsewhere
        std::optional<CaseDigest> digest = {};
        QIcon picture = {};
        QString doneKey = {};
    };

    void followSession();
    [[nodiscard]] bool isSameDataset() const;
    [[nodiscard]] const CaseFiles& filesOf(int row) const;
    [[nodiscard]] QString textOf(int row, int column) const;
    [[nodiscard]] QStringList modelsOf(int row) const;
    [[nodiscard]] QString schemeOf(int row) const;
    [[nodiscard]] QString labelsText(int row) const;
    [[nodiscard]] QString labelsFlag(int row) const;
    [[nodiscard]] QString tipOf(int row, int column) const;
    [[nodiscard]] std::optional<double> mlOf(int row, int column) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;
    [[nodiscard]] QVariant signOf(int row) const;

    CaseSession& m_session;
    std::vector<Row> m_rows;
    std::vector<CaseFiles> m_cases;  ///< that the rows were made of
    QStringList m_done;
    QSet<QString> m_doneSet;  ///< the same
    std::optional<LabelScheme> m_scheme;
    int m_open = -1;
};

}  // namespace glioscope
