#pragma once

// Each sequence's move onto the T1ce as a row: how far, how well it fits, and what was decided.

#include "segmentation/registration/case_alignment.h"

#include <QAbstractTableModel>

#include <vector>

namespace glioscope {

/// Degrees.
[[nodiscard]] double rotationDegrees(const RigidTransform& move);

/// It has to be looked at, and nobody has.
[[nodiscard]] bool isUndecided(const RigidRegistration& move);

class MoveTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Rotation, Shift, Farthest, Information, Overlap, Decision, ColumnCount };

    explicit MoveTable(QObject* parent = nullptr);

    /// `loaded` says which sequences there are, and where the T1ce's middle is, whose shift is
    /// shown.
    void show(const Case& loaded, const CaseAlignment& alignment);
    void clear();
    [[nodiscard]] Sequence sequenceOf(int row) const
    {
        return m_rows.at(std::size_t(row)).sequence;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        Sequence sequence;
        RigidRegistration move;
        Vec3 shiftMm;  ///< of the middle of the T1ce
    };
    [[nodiscard]] QString text(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

}  // namespace glioscope
