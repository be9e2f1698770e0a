#include "segmentation/system/base64.h"

#include <QByteArray>
#include <QTest>

using namespace glioscope;

class TestBase64 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Qt is the peer.
    void everyLengthAndByteReadsBack()
    {
        std::string bytes;
        for (int n = 0; n < 259; ++n) {
            QCOMPARE(QByteArray::fromStdString(base64(bytes)),
                     QByteArray::fromStdString(bytes).toBase64());
            bytes += static_cast<char>(n * 37);
        }
    }
};

QTEST_APPLESS_MAIN(TestBase64)
#include "test_base64.moc"
