#pragma once

// The segmentations of the open case as two tables over the session: which is drawn and how, and
// how many millilitres each label and region has in each.

#include "viewer/state/view_state.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <span>

namespace glioscope {

class CaseSession;

/// Square in a label's colour, or striped in several, for lists and tables.
[[nodiscard]] QIcon swatch(std::span<const Colour> colours);

/// A row a layer; columns Shown (one at a time), Outline, Name.
class LayerTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Shown, Outline, Name, ColumnCount };

    LayerTable(ViewState& state, CaseSession& session, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Layer of a row, 0 where there is none.
    [[nodiscard]] int layerId(int row) const;

private:
    ViewState& m_state;
    CaseSession& m_session;
    ViewState::Subscription m_subscription;
};

/// Rows NCR, ED, ET, TC, WT; a column a layer, in millilitres; dashes where it has no tumour.
class VolumeTable : public QAbstractTableModel {
    Q_OBJECT
public:
    VolumeTable(ViewState& state, CaseSession& session, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ViewState& m_state;
    CaseSession& m_session;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
