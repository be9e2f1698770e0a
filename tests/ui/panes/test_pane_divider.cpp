#include "ui/panes/pane_divider.h"

#include "ui/panes/layouts.h"
#include "ui/panes/pane.h"
#include "ui/panes/pane_grid.h"

#include <QTest>

using namespace glioscope;

class TestPaneDivider : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_grid.reset(); }
    void draggedLinesShareTheSpaceOtherwise_data();
    void draggedLinesShareTheSpaceOtherwise();
    void aLineReachesOverThePanesOnlyUnderThePointer();
    void noShareMakesAPaneTooSmall();
    void sharesForOtherPanesCountAsEqual();

private:
    Document m_document;
    ViewState m_state{m_document};
    std::unique_ptr<PaneGrid> m_grid;
};

void TestPaneDivider::init()
{
    m_grid = std::make_unique<PaneGrid>(m_state);
    m_grid->resize(1000, 700);
    m_grid->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
}

void TestPaneDivider::draggedLinesShareTheSpaceOtherwise_data()
{
    QTest::addColumn<QString>("layout");
    for (const LayoutInfo& info : layoutTable()) {
        QTest::addRow("%s", info.key) << QString::fromLatin1(info.key);
    }
}

void TestPaneDivider::draggedLinesShareTheSpaceOtherwise()
{
    QFETCH(QString, layout);
    m_grid->arrange(layoutCalled(layout)->make({.layers = {1, 2, 3}}));
    const auto geometries = [this] {
        std::vector<QRect> all;
        for (const Pane* pane : m_grid->panes()) {
            all.push_back(pane->geometry());
        }
        return all;
    };
    const std::vector<QRect> before = geometries();
    std::vector<PaneDivider*> dividers;
    for (PaneDivider* divider : m_grid->findChildren<PaneDivider*>()) {
        if (divider->isVisible()) {
            dividers.push_back(divider);
        }
    }
    const Layout& shown = m_grid->arrangement();
    QCOMPARE(dividers.size(), std::size_t(shown.rows - 1 + shown.columns - 1));
    for (PaneDivider* divider : dividers) {
        const bool vertical = divider->height() > divider->width();
        const QPoint way = vertical ? QPoint(60, 0) : QPoint(0, 60);
        const QPoint grip = divider->rect().center();
        const QRect was = divider->geometry();
        QTest::mousePress(divider, Qt::LeftButton, {}, grip);
        QTest::mouseMove(divider, grip + way);
        QCOMPARE(divider->geometry().topLeft(), was.topLeft() + way);
        QTest::mouseMove(divider, grip + QPoint(5000, 5000));
        for (const Pane* pane : m_grid->panes()) {
            QVERIFY(pane->width() >= 120 && pane->height() >= 120);
            QVERIFY(m_grid->rect().contains(pane->geometry()));
        }
        QTest::mouseRelease(divider, Qt::LeftButton, {}, divider->rect().center());
        QVERIFY(geometries() != before);
        QTest::mouseDClick(divider, Qt::LeftButton, {}, divider->rect().center());
        QCOMPARE(geometries(), before);
    }
}

void TestPaneDivider::aLineReachesOverThePanesOnlyUnderThePointer()
{
    const auto overlaps = [this](const PaneDivider* divider) {
        return std::ranges::any_of(m_grid->panes(), [divider](const Pane* pane) {
            return pane->geometry().intersects(divider->geometry());
        });
    };
    for (PaneDivider* divider : m_grid->findChildren<PaneDivider*>()) {
        QVERIFY(!overlaps(divider));
        // Away from where the lines cross.
        QCursor::setPos(divider->mapToGlobal(
            divider->rect().center() + (divider->height() > 9 ? QPoint(0, 50) : QPoint(50, 0))));
        QTRY_VERIFY(overlaps(divider));
        QVERIFY(std::min(divider->width(), divider->height()) >= 8);
        QCursor::setPos(m_grid->mapToGlobal(QPoint(40, 40)));
        QTRY_VERIFY(!overlaps(divider));
    }
}

void TestPaneDivider::noShareMakesAPaneTooSmall()
{
    m_grid->arrange(layoutCalled(u"side-by-side")->make({.layers = {1, 2, 3}}));
    for (const std::vector<double>& columns :
         {std::vector<double>{1, 1, 99999}, {99999, 1, 1}, {1, 99999, 2}, {5, 4, 1}}) {
        m_grid->setShares({.rows = {}, .columns = columns});
        for (const int width : {1000, 500, m_grid->minimumSizeHint().width()}) {
            m_grid->resize(width, 400);
            int right = -3;
            for (const Pane* pane : m_grid->panes()) {
                QVERIFY(pane->width() >= 120);
                QCOMPARE(pane->x(), right + 3);
                right = pane->geometry().right();
            }
            QCOMPARE(right, m_grid->width() - 1);
        }
    }
}

void TestPaneDivider::sharesForOtherPanesCountAsEqual()
{
    const int even = m_grid->panes().front()->width();
    m_grid->setShares({.rows = {1, 1}, .columns = {3, 1}});
    QVERIFY(std::abs(m_grid->panes().front()->width() - 1.5 * even) < 3);
    m_grid->setShares({.rows = {1, 1, 1}, .columns = {1}});
    QCOMPARE(m_grid->panes().front()->width(), even);
}

QTEST_MAIN(TestPaneDivider)
#include "test_pane_divider.moc"
