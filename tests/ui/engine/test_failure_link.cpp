#include "ui/engine/failure_link.h"

#include "segmentation/networks/contract/model_contract.h"

#include <QMessageBox>
#include <QTest>

using namespace glioscope;

class TestFailureLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsThereWhereTheModelSaysWhatItFailsOn()
    {
        QWidget window;
        FailureLink link(&window);
        ModelContract contract;
        link.setContract(&contract);
        QVERIFY(link.isHidden());
        contract.failsOn = {"Noise: nothing."};
        link.setContract(&contract);
        QVERIFY(!link.isHidden());
        link.setContract(nullptr);
        QVERIFY(link.isHidden());
    }

    void itOpensTheSentencesOfTheModelShownNow()
    {
        QWidget window;
        FailureLink link(&window);
        ModelContract contract;
        contract.name = "unet";
        contract.failsOn = {"Of another."};
        link.setContract(&contract);
        contract.failsOn = {"Slices of 5 mm: ET < 0.7.", "Noise: nothing."};
        link.setContract(&contract);
        window.show();
        Q_EMIT link.linkActivated(QStringLiteral("#"));
        const auto* box = window.findChild<QMessageBox*>(QStringLiteral("failureBox"));
        QVERIFY(box && box->isVisible());
        QVERIFY(box->windowTitle().contains(QStringLiteral("unet")));
        QVERIFY2(box->text().contains(QStringLiteral("<li>Slices of 5 mm: ET &lt; 0.7.</li>")),
                 qPrintable(box->text()));
        QVERIFY(box->text().contains(QStringLiteral("<li>Noise: nothing.</li>")));
        QVERIFY(!box->text().contains(QStringLiteral("Of another")));
    }
};

QTEST_MAIN(TestFailureLink)
#include "test_failure_link.moc"
