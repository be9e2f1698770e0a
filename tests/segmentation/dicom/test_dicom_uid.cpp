#include "segmentation/dicom/dicom_uid.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace glioscope;
using namespace Qt::StringLiterals;

class TestDicomUid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A number of at most 39 digits without zeros before it, below 2^128, of version 4.
    void eachIsARandomUuidOfItsOwn()
    {
        QSet<QString> seen;
        for (int n = 0; n < 300; ++n) {
            const QString uid = QString::fromStdString(newUid());
            static const QRegularExpression form(u"^2\\.25\\.[1-9][0-9]{0,38}$"_s);
            QVERIFY2(form.match(uid).hasMatch(), qPrintable(uid));
            seen.insert(uid);
            unsigned __int128 value = 0;
            for (const QChar digit : uid.mid(5)) {
                value = value * 10 + unsigned(digit.digitValue());
            }
            QCOMPARE(unsigned((value >> 76) & 0xF), 4U);
            QCOMPARE(unsigned((value >> 62) & 0x3), 2U);
        }
        QCOMPARE(seen.size(), 300);
    }
};

QTEST_GUILESS_MAIN(TestDicomUid)
#include "test_dicom_uid.moc"
