#include "segmentation/system/path_text.h"

#include <QString>
#include <QTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestPathText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordinaryPathsAreTheirOwnText()
    {
        for (const char* path : {"", "/data/Brats18_2013_11_1", "/Größe 1/名前/🧠", "C:%20\\x"}) {
            QCOMPARE(pathText(path), std::string(path));
            QCOMPARE(pathFromText(path), fs::path(path));
        }
    }

    void everyPathComesBackAsItsBytes()
    {
        std::vector<std::string> paths = {"/M\xFCller/T1",
                                          "/\xE9",
                                          "\xC3",
                                          "\xF0\x9F",
                                          "\xED\xA0\x80",
                                          "\xC0\xAF",
                                          "\xF5\x80\x80\x80",
                                          "a\xFF"
                                          "b\xC3\xBC"};
        paths.emplace_back(
            "/\xEF\x9F\xBC/\xFC");  // the character that stands for 0xFC, and that byte
        for (int first = 0x80; first <= 0xFF; ++first) {
            for (int second = 0x01; second <= 0xFF; ++second) {
                paths.push_back({'/', static_cast<char>(first), static_cast<char>(second)});
            }
        }
        for (const std::string& path : paths) {
            const std::string text = pathText(path);
            QVERIFY(QString::fromUtf8(text.c_str()).toStdString() == text);  // as Qt keeps it
            QVERIFY2(pathFromText(text).native() == path, text.c_str());
        }
        QVERIFY(pathText("/\xFC") != pathText("/\xEF\x9F\xBC"));
    }
};

QTEST_APPLESS_MAIN(TestPathText)
#include "test_path_text.moc"
