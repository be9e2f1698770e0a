#pragma once

// What every segmentation says at one place: its label there, and the probabilities that it was
// made of. A row a segmentation.

#include "viewer/state/view_state.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace glioscope {

class PlaceTable : public QAbstractTableModel {
    Q_OBJECT
public:
    /// `state` must outlive the table.
    PlaceTable(const ViewState& state, QObject* parent);

    /// The place under the pointer; with nothing, the crosshair's.
    void showPointer(const std::optional<Vec3>& lps);
    /// Looks again at what has changed.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ViewState& m_state;
    std::optional<Vec3> m_pointer;
    std::vector<LayerId> m_ids;  // of the rows
};

}  // namespace glioscope
