#pragma once

// The main window with a dataset's table, as every test of it needs them: what is listed, in sight
// and read. A test class inherits this and adds its properties.

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/dataset/case_table.h"

#include <QComboBox>
#include <QDockWidget>
#include <QIcon>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace glioscope::test {

class DatasetTableCase : public MainWindowCase {
protected:
    QTableView* table() const
    {
        return m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
    }
    QDockWidget* dock() const
    {
        return m_window->findChild<QDockWidget*>(QStringLiteral("caseListDock"));
    }
    QLineEdit* search() const
    {
        return m_window->findChild<QLineEdit*>(QStringLiteral("caseFilter"));
    }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    QIcon picture(int row) const
    {
        return table()
            ->model()
            ->index(row, CaseTable::Picture)
            .data(Qt::DecorationRole)
            .value<QIcon>();
    }
    QString openName() const
    {
        return QString::fromStdString(m_workspace->session.current()->files.name);
    }
    QString listed() const
    {
        QStringList names;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            names << cell(row, CaseTable::Name);
        }
        return names.join(QLatin1Char(' '));
    }
    QString showKind(CaseKind kind)
    {
        auto* kinds = m_window->findChild<QComboBox*>(QStringLiteral("caseKind"));
        kinds->setCurrentIndex(kinds->findData(int(kind)));
        return listed();
    }
    void press(Qt::Key which)
    {
        QTRY_VERIFY(!m_workspace->session.isLoading());
        QTest::keyClick(m_window.get(), which, Qt::ControlModifier);
    }
    static int filesIn(const std::filesystem::path& folder)
    {
        std::error_code none;
        return static_cast<int>(std::distance(std::filesystem::directory_iterator(folder, none),
                                              std::filesystem::directory_iterator()));
    }

    std::pair<int, int> sight() const
    {
        const int last = table()->rowAt(table()->viewport()->height() - 1);
        return {table()->rowAt(0), last < 0 ? table()->model()->rowCount() - 1 : last};
    }
    bool inSightAreRead() const
    {
        const auto [first, last] = sight();
        for (int row = first; row <= last; ++row) {
            if (row < 0 || picture(row).isNull()) {
                return false;
            }
        }
        return true;
    }
    void addInSight(std::set<std::string>& names) const
    {
        const auto [first, last] = sight();
        for (int row = first; row <= last; ++row) {
            names.insert(cell(row, CaseTable::Name).toStdString());
        }
    }
    /// Cases whose tumours are so many times as large; 0: without labels.
    std::filesystem::path datasetOf(const char* name, const std::vector<std::string>& cases,
                                    const std::vector<int>& sizes = {})
    {
        for (std::size_t n = 0; n < cases.size(); ++n) {
            const int size = sizes.empty() ? 3 : sizes[n];
            Phantom phantom = m_phantom;
            for (std::size_t v = 0; v < phantom.labels.voxels.size(); ++v) {
                if (static_cast<int>(v % 3) >= size) {
                    phantom.labels.voxels[v] = Label::Background;
                }
            }
            writeCase(m_folder.path() / name, phantom, {.name = cases[n], .withLabels = size > 0});
        }
        return m_folder.path() / name;
    }
};

}  // namespace glioscope::test
