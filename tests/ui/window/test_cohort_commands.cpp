// The table of a compared dataset in the real window, made by the real engine.

#include "segmentation/case/formats/label_writer.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"
#include "ui/comparison/cohort_dialog.h"
#include "ui/comparison/cohort_table.h"
#include "ui/engine/engine_client.h"
#include "ui/panes/layouts.h"
#include "ui/widgets/path_string.h"
#include "ui/window/layout_commands.h"

#include <QComboBox>
#include <QProcess>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>

using namespace glioscope;
namespace fs = std::filesystem;

class TestCohortCommands : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void aClickOpensTheCaseWhereTheModelDiffersMost();
    void enterOpensTheRow();
    void numbersSortAndWhatIsMissingComesLast();
    void aStructureIsChosen();
    void aMergedComparisonOpensToo();
    void anotherModelOfTheOpenCaseIsAddedWithoutReopening();
    void rowsOfOneCaseStandBesideTheExpert();
    void rowsOfAnotherCaseAreSelectedNoMore();
    void aForeignOrDamagedFolderIsOneSentence_data();
    void aForeignOrDamagedFolderIsOneSentence();

private:
    /// Two cases; "good" differs from the expert in one block of each, "poor" everywhere in the
    /// first and has no second.
    fs::path compared();
    CohortDialog* show(const fs::path& folder);
    [[nodiscard]] static QTableView* tableOf(CohortDialog* dialog)
    {
        return dialog->findChild<QTableView*>(QStringLiteral("cohortTable"));
    }
    [[nodiscard]] static QString cell(CohortDialog* dialog, int row, int column)
    {
        const QAbstractItemModel* model = tableOf(dialog)->model();
        return model->index(row, column).data().toString();
    }
    static void clickRow(CohortDialog* dialog, const QString& caseName, const QString& model,
                         Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] LayerId layerCalled(const std::string& name) const;
    void verifyCursorAtBlock();
    void picture(CohortDialog* dialog, const char* name);
    void verifyAtBlock(const std::string& caseName, const std::string& model);

    fs::path m_compared;
    Index3 m_block = {8, 9, 10};  ///< the middle of where "good" differs
};

/// With a cube of 5 voxels a side about `middle` inside out.
static LabelMap withBlock(LabelMap map, const Index3& middle)
{
    for (int k = middle[2] - 2; k <= middle[2] + 2; ++k) {
        for (int j = middle[1] - 2; j <= middle[1] + 2; ++j) {
            for (int i = middle[0] - 2; i <= middle[0] + 2; ++i) {
                Label& at = map.at(i, j, k);
                at = at == Label::Background ? Label::Oedema : Label::Background;
            }
        }
    }
    return map;
}

/// By the real engine, which leaves out and names what it cannot compare.
static void compare(const QStringList& arguments)
{
    QProcess engine;
    engine.start(EngineClient::programBesideThis(),
                 QStringList{QStringLiteral("compare")} + arguments);
    QVERIFY(engine.waitForFinished(120'000));
    QCOMPARE(engine.exitStatus(), QProcess::NormalExit);
}

fs::path TestCohortCommands::compared()
{
    if (!m_compared.empty()) {
        return m_compared;
    }
    const fs::path data = m_folder.path() / "cohort", results = m_folder.path() / "theirs";
    for (const char* model : {"good", "poor"}) {
        fs::create_directories(results / model);
    }
    for (const char* name : {"Cohort_1", "Cohort_2"}) {
        test::writeCase(data, m_phantom, {.name = name});
        const LabelMap block = withBlock(m_phantom.labels, m_block);
        writeLabels(results / "good" / (std::string(name) + "_good_seg.nii.gz"), block,
                    LabelScheme::Brats2021);
    }
    LabelMap all = m_phantom.labels;
    std::ranges::replace(all.voxels, Label::Background, Label::Oedema);
    writeLabels(results / "poor" / "Cohort_1_poor_seg.nii.gz", all, LabelScheme::Brats2021);
    m_compared = m_folder.path() / "compared";
    compare({pathString(data), QStringLiteral("--results"),
             QStringLiteral("good=") + pathString(results / "good"), QStringLiteral("--results"),
             QStringLiteral("poor=") + pathString(results / "poor"), QStringLiteral("--output"),
             pathString(m_compared)});
    return m_compared;
}

CohortDialog* TestCohortCommands::show(const fs::path& folder)
{
    delete m_window->findChild<CohortDialog*>();
    test::answerNextFile(pathString(folder));
    m_window->actions()[Command::OpenComparison]->trigger();
    return m_window->findChild<CohortDialog*>();
}

void TestCohortCommands::clickRow(CohortDialog* dialog, const QString& caseName,
                                  const QString& model, Qt::KeyboardModifiers modifiers)
{
    QTableView* table = tableOf(dialog);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (cell(dialog, row, CohortTable::CaseName) == caseName &&
            cell(dialog, row, CohortTable::Model) == model) {
            const QModelIndex index = table->model()->index(row, CohortTable::Dice);
            QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                              table->visualRect(index).center());
            return;
        }
    }
    QFAIL("no such row");
}

void TestCohortCommands::verifyAtBlock(const std::string& caseName, const std::string& model)
{
    const CaseSession& session = m_workspace->session;
    QTRY_VERIFY(session.current() && session.current()->files.name == caseName);
    QTRY_COMPARE(session.layers().size(), std::size_t{2});
    QCOMPARE(session.layers()[0].name, std::string("Expert"));
    QCOMPARE(session.layers()[1].name, model);
    QVERIFY(state().overlay().visible);
    QCOMPARE(state().activeLayer()->name, model);
    QVERIFY(session.layers()[0].style.outlined);
    verifyCursorAtBlock();
}

void TestCohortCommands::verifyCursorAtBlock()
{
    const Vec3 wanted = m_phantom.labels.geometry.toLps(
        {double(m_block[0]), double(m_block[1]), double(m_block[2])});
    QTRY_COMPARE(state().cursorLps(), wanted);
}

void TestCohortCommands::aClickOpensTheCaseWhereTheModelDiffersMost()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    QCOMPARE(tableOf(dialog)->model()->rowCount(), 4);
    QTest::qWait(50);
    clickRow(dialog, QStringLiteral("Cohort_2"), QStringLiteral("good"));
    verifyAtBlock("Cohort_2", "good");
    // The other case from the same table, while this one is open.
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    verifyAtBlock("Cohort_1", "good");
    picture(dialog, "one");
}

LayerId TestCohortCommands::layerCalled(const std::string& name) const
{
    const std::vector<Layer>& layers = m_workspace->session.layers();
    const auto found = std::ranges::find(layers, name, &Layer::name);
    return found == layers.end() ? 0 : found->id;
}

/// For eyes, where somebody asks for it.
void TestCohortCommands::picture(CohortDialog* dialog, const char* name)
{
    if (const QString start = qEnvironmentVariable("COHORT_PICTURE"); !start.isEmpty()) {
        QTest::qWait(300);
        dialog->grab().save(start + QLatin1String(name) + QStringLiteral("-table.png"));
        m_window->grab().save(start + QLatin1String(name) + QStringLiteral("-window.png"));
    }
}

void TestCohortCommands::anotherModelOfTheOpenCaseIsAddedWithoutReopening()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    QTest::qWait(50);
    clickRow(dialog, QStringLiteral("Cohort_2"), QStringLiteral("good"));
    verifyAtBlock("Cohort_2", "good");
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    verifyAtBlock("Cohort_1", "good");
    QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("poor"));
    QTRY_COMPARE(m_workspace->session.layers().size(), std::size_t{3});
    QTRY_COMPARE(state().activeLayer()->name, std::string("poor"));
    state().setCursorLps({0, 0, 0});
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    QTRY_COMPARE(state().activeLayer()->name, std::string("good"));
    verifyCursorAtBlock();  // of what is chosen and the expert's alone
    state().setCursorLps({0, 0, 0});
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    verifyCursorAtBlock();
    QCOMPARE(m_workspace->session.layers().size(), std::size_t{3});
    QCOMPARE(opened.size(), 0);
}

void TestCohortCommands::rowsOfOneCaseStandBesideTheExpert()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    QTest::qWait(50);
    clickRow(dialog, QStringLiteral("Cohort_2"), QStringLiteral("good"));
    verifyAtBlock("Cohort_2", "good");
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    verifyAtBlock("Cohort_1", "good");
    QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("poor"), Qt::ControlModifier);
    const auto shown = [this] {
        std::vector<LayerId> layers;
        for (const SlicePane* pane : m_window->panes().slicePanes()) {
            const auto& own = pane->scene().pane().layers;
            layers.push_back(own && own->size() == 1 ? own->front() : 0);
        }
        return layers;
    };
    QTRY_VERIFY(
        (shown() == std::vector{layerCalled("Expert"), layerCalled("good"), layerCalled("poor")}));
    QCOMPARE(opened.size(), 0);
    picture(dialog, "two");
    // One alone again, in the same layout.
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"));
    QTRY_VERIFY((shown() == std::vector{layerCalled("Expert"), layerCalled("good")}));
    m_window->layouts().chooseLayout(layoutTable().front());
}

void TestCohortCommands::rowsOfAnotherCaseAreSelectedNoMore()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    QTest::qWait(50);
    clickRow(dialog, QStringLiteral("Cohort_2"), QStringLiteral("good"));
    verifyAtBlock("Cohort_2", "good");
    clickRow(dialog, QStringLiteral("Cohort_1"), QStringLiteral("good"), Qt::ControlModifier);
    verifyAtBlock("Cohort_1", "good");
    QCOMPARE(tableOf(dialog)->selectionModel()->selectedRows().size(), 1);
}

void TestCohortCommands::enterOpensTheRow()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTableView* table = tableOf(dialog);
    table->sortByColumn(CohortTable::Dice, Qt::DescendingOrder);
    table->setCurrentIndex(table->model()->index(0, 0));
    const std::string name = cell(dialog, 0, CohortTable::CaseName).toStdString();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    verifyAtBlock(name, "good");
}

void TestCohortCommands::numbersSortAndWhatIsMissingComesLast()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        tableOf(dialog)->sortByColumn(CohortTable::Volume, order);
        QList<double> shown;
        for (int row = 0; row < 3; ++row) {
            shown << cell(dialog, row, CohortTable::Volume).toDouble();
        }
        QCOMPARE(cell(dialog, 3, CohortTable::Volume), QStringLiteral("–"));
        QVERIFY(order == Qt::AscendingOrder ? shown[0] < shown[2] : shown[0] > shown[2]);
        QVERIFY(order == Qt::AscendingOrder ? std::ranges::is_sorted(shown)
                                            : std::ranges::is_sorted(shown, std::greater()));
    }
}

void TestCohortCommands::aStructureIsChosen()
{
    CohortDialog* dialog = show(compared());
    QVERIFY(dialog);
    auto* structure = dialog->findChild<QComboBox*>(QStringLiteral("cohortStructure"));
    tableOf(dialog)->sortByColumn(CohortTable::Volume, Qt::DescendingOrder);
    const QString whole = cell(dialog, 0, CohortTable::Reference);
    structure->setCurrentIndex(structure->findData(int(Structure::Enhancing)));
    const QString enhancing = cell(dialog, 0, CohortTable::Reference);
    QVERIFY(enhancing.toDouble() > 0);
    QVERIFY(enhancing.toDouble() < whole.toDouble());
}

void TestCohortCommands::aMergedComparisonOpensToo()
{
    const fs::path merged = m_folder.path() / "merged";
    compare({QStringLiteral("--merge"), pathString(compared()), QStringLiteral("--output"),
             pathString(merged)});
    CohortDialog* dialog = show(merged);
    QVERIFY(dialog);
    QTest::qWait(50);
    clickRow(dialog, QStringLiteral("Cohort_2"), QStringLiteral("good"));
    verifyAtBlock("Cohort_2", "good");
}

void TestCohortCommands::aForeignOrDamagedFolderIsOneSentence_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing there") << QByteArray() << QStringLiteral("has no results.json");
    QTest::newRow("no JSON") << QByteArray("{\"results\": [{") << QStringLiteral("is damaged");
    QTest::newRow("another program's")
        << QByteArray("{\"accuracy\": 1}") << QStringLiteral("no result of a comparison");
    QTest::newRow("a list") << QByteArray("[1, 2]") << QStringLiteral("no result of a comparison");
    QTest::newRow("other rows") << QByteArray("{\"results\": [3]}")
                                << QStringLiteral("no result of a comparison");
}

void TestCohortCommands::aForeignOrDamagedFolderIsOneSentence()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, words);
    const fs::path folder = m_folder.path() / "foreign comparison" / QTest::currentDataTag();
    fs::create_directories(folder);
    if (!content.isEmpty()) {
        std::ofstream(folder / "results.json") << content.constData();
    }
    QVERIFY(!show(folder));
    QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
    QVERIFY2(m_window->messages().text().contains(words), qPrintable(m_window->messages().text()));
}

QTEST_MAIN(TestCohortCommands)
#include "test_cohort_commands.moc"
