// Results joined into one in the real window: which are members, by majority and by mean.

#include "tests/support/main_window_case.h"
#include "ui/case/status_readout.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace glioscope;

class TestEnsembles : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void resultsAreJoinedByMajority()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        QAction* majority = m_window->actions()[Command::AddMajority];
        QVERIFY(!majority->isEnabled());  // the expert's is no member
        for (const auto& [name, label] :
             {std::pair{"a", Label::Oedema}, {"b", Label::Enhancing}, {"c", Label::Enhancing}}) {
            session.addResult(QString::fromLatin1(name), result(label));
        }
        QVERIFY(majority->isEnabled());
        QVERIFY(!m_window->actions()[Command::AddMean]->isEnabled());  // no probabilities
        const std::size_t before = layers().size();
        majority->trigger();
        membersDialog()->accept();
        QTRY_COMPARE(layers().size(), before + 1);
        QCOMPARE(layers().back().name, std::string("Majority of 3"));
        QCOMPARE(layers().back().origin.kind, Origin::Kind::Computed);
        QCOMPARE(layers().back().origin.model, std::string("a, b, c"));
        QVERIFY(layers().back().labels()->map->voxels == result(Label::Enhancing).map->voxels);
        while (layers().size() > 1) {
            session.removeResult(layers().back().id);
        }
    }

    void anEnsemblesMembersAreTicked()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        for (const auto& [name, label] :
             {std::pair{"a", Label::Oedema}, {"b", Label::Enhancing}, {"c", Label::Enhancing}}) {
            session.addResult(QString::fromLatin1(name), result(label));
        }
        QAction* majority = m_window->actions()[Command::AddMajority];
        majority->trigger();
        QDialog* dialog = membersDialog();
        auto* list = dialog->findChild<QListWidget*>();
        dialog->activateWindow();  // which no window manager does here
        QTRY_VERIFY(list->hasFocus());
        QCOMPARE(list->count(), 3);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
        auto* add = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        QVERIFY(add->isEnabled());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!add->isEnabled());  // one alone is no ensemble
        QTest::keyClick(list, Qt::Key_Space);
        QTest::keyClick(list, Qt::Key_Return);
        const auto made = [this] { return layers().back().origin.kind == Origin::Kind::Computed; };
        QTRY_VERIFY(made());
        QCOMPARE(layers().back().name, std::string("Majority of a, c"));
        QCOMPARE(layers().back().origin.model, std::string("a, c"));
        // Where the two differ neither has more than half.
        QVERIFY(layers().back().labels()->map->voxels == result(Label::Oedema).map->voxels);
        const std::size_t before = layers().size();
        majority->trigger();
        membersDialog()->reject();
        QTest::qWait(50);
        QCOMPARE(layers().size(), before);
        while (layers().size() > 1) {
            session.removeResult(layers().back().id);
        }
    }

    void probabilitiesAreJoinedByTheirMean()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        for (const std::uint8_t value : {100, 200}) {
            auto values = std::make_shared<Volume<std::uint8_t>>(m_phantom.labels.geometry, value);
            session.addResult(
                {.model = "p" + std::to_string(value),
                 .labels = result(Label::Oedema),
                 .maps = {measured({.values = values, .structure = Structure::WholeTumour})}});
        }
        const std::size_t before = layers().size();
        m_window->actions()[Command::AddMean]->trigger();
        membersDialog()->accept();
        QTRY_COMPARE(layers().size(), before + 3);
        const Layer& mean = layers()[before];
        QCOMPARE(mean.name, std::string("Mean of 2"));
        QCOMPARE(mean.labels()->map->voxels.front(), Label::Oedema);  // 150 of 255 is above 0.5
        QCOMPARE(m_workspace->document.ownedBy(mean.id).front()->scalar()->values->voxels.front(),
                 150);
        const std::vector<const Layer*> maps = m_workspace->document.ownedBy(mean.id);
        QCOMPARE(maps.back()->scalar()->meaning, ScalarMeaning::Deviation);
        QCOMPARE(maps.back()->scalar()->values->voxels.front(), 100);  // 50 of 255, in 510 steps
        const Vec3 lps = m_phantom.labels.geometry.centreLps();
        QVERIFY(valuesText(state(), lps).contains(QStringLiteral("SD 0.20")));
        while (layers().size() > 1) {
            session.removeResult(layers().back().id);
        }
    }

private:
    [[nodiscard]] QDialog* membersDialog() const
    {
        return m_window->findChild<QDialog*>(QStringLiteral("membersDialog"));
    }
    [[nodiscard]] const std::vector<Layer>& layers() const { return m_workspace->session.layers(); }
};

QTEST_MAIN(TestEnsembles)
#include "test_ensembles.moc"
