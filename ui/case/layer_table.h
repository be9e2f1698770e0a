#pragma once

// The segmentations of the open case as two tables over the document: which is drawn and how, and
// how many millilitres each label and region has in each.

#include "viewer/state/palette.h"
#include "viewer/state/verdict_looks.h"
#include "viewer/state/view_state.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <span>
#include <vector>

namespace glioscope {

/// Square in a label's colour, or striped in several, for lists and tables.
[[nodiscard]] QIcon swatch(std::span<const Colour> colours, Hatch hatch = Hatch::None);

/// A line with a layer's colour and dashes, as its outline is drawn.
[[nodiscard]] QIcon outlineSign(const LayerLook& look);

/// A row a layer; columns Shown (one at a time), Outline, Name.
class LayerTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Shown, Outline, Name, ColumnCount };

    LayerTable(ViewState& state, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Layer of a row, 0 where there is none.
    [[nodiscard]] LayerId layerId(int row) const;

private:
    void follow(Changes changes);

    ViewState& m_state;
    std::vector<LayerId> m_ids;  // of the rows
    ViewState::Subscription m_subscription;
};

/// Rows NCR, ED, ET, TC, WT; a column a segmentation, in millilitres; dashes where it has no
/// tumour.
class VolumeTable : public QAbstractTableModel {
    Q_OBJECT
public:
    VolumeTable(ViewState& state, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// -1 where it has none.
    [[nodiscard]] int columnOf(LayerId id) const;

private:
    void follow(Changes changes);
    [[nodiscard]] const Layer* layer(int column) const;

    ViewState& m_state;
    std::vector<LayerId> m_ids;  // of the columns
    bool m_cavity = false;       // one of them has one, and the cavity its row
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
