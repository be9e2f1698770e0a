#pragma once

// The series of a study as a table: what each looks like, how it was acquired, what it is taken for
// and why. Those that look like one of the sequences come first, what can be none last. Further
// volumes of a time series are left out. Pictures come one by one.

#include "ui/study/series_choice.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>

#include <vector>

namespace glioscope {

class SeriesTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Picture,
        TakenFor,
        Series,
        Grid,
        Slices,
        RepetitionTime,
        EchoTime,
        InversionTime,
        Agent,
        Reason,
        ColumnCount
    };

    SeriesTable(StudyListing listing, QObject* parent);

    [[nodiscard]] const StudyListing& listing() const { return m_listing; }
    void setChoice(const SeriesChoice& choice);
    void setPicture(const SeriesPicture& picture);
    /// Of the table, for one of the listing; -1 where it is not shown.
    [[nodiscard]] int rowOf(std::size_t listed) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(std::size_t listed, int column) const;
    [[nodiscard]] QString takenFor(std::size_t listed) const;
    [[nodiscard]] QString reason(std::size_t listed) const;

    StudyListing m_listing;
    std::vector<std::size_t> m_rows;  ///< of the listing
    SeriesChoice m_choice;
    QHash<std::size_t, QIcon> m_pictures;
    QHash<std::size_t, QString> m_unseen;  ///< why there is no picture
};

}  // namespace glioscope
