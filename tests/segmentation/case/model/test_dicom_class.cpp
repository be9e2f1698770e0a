// What a DICOM file holds, from its first bytes, whatever stands in them.

#include "segmentation/case/model/dicom_class.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr const char* kSeg = "1.2.840.10008.5.1.4.1.1.66.4";

std::string element(int number, const std::string& representation, const std::string& value)
{
    const auto byte = [](std::size_t n) { return static_cast<char>(n & 0xFF); };
    std::string text = {2, 0, byte(std::size_t(number)), 0};
    text += representation;
    if (representation == "OB") {
        text += std::string(2, '\0');
        text += {byte(value.size()), byte(value.size() >> 8), 0, 0};
    } else {
        text += {byte(value.size()), byte(value.size() >> 8)};
    }
    return text + value;
}

std::string meta(const std::string& sopClass)
{
    return std::string(128, '\0') + "DICM" + element(0, "UL", std::string(4, '\1')) +
           element(1, "OB", std::string("\0\1", 2)) + element(2, "UI", sopClass);
}

}  // namespace

class TestDicomClass : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    [[nodiscard]] std::string classOf(const std::string& bytes) const
    {
        const fs::path file = m_folder.path() / "file";
        std::ofstream(file, std::ios::binary) << bytes;
        return storageClassOf(file);
    }

private Q_SLOTS:
    void theClassIsReadBehindElementsOfAnyLength()
    {
        QCOMPARE(classOf(meta(kSeg)), std::string(kSeg));
        QCOMPARE(classOf(meta(std::string(kSeg) + '\0')), std::string(kSeg));
        QVERIFY(isSegmentation(classOf(meta(kSeg))));
        QVERIFY(!isSegmentation(classOf(meta("1.2.840.10008.5.1.4.1.1.4"))));
        QVERIFY(isMrImage(classOf(meta("1.2.840.10008.5.1.4.1.1.4"))));
    }

    void ofADataSetWithoutPreambleTheClassIsReadToo()
    {
        const std::string set = "ISO_IR 100";
        const auto implicit = [](char number, const std::string& value) {
            return std::string({8, 0, number, 0, static_cast<char>(value.size()), 0, 0, 0}) + value;
        };
        const auto stated = [](char number, const char* representation, const std::string& value) {
            return std::string({8, 0, number, 0}) + representation +
                   std::string({static_cast<char>(value.size()), 0}) + value;
        };
        const std::string without = implicit(0, std::string(4, '\1')) + implicit(5, set) +
                                    implicit(0x16, std::string(kSeg) + '\0') +
                                    implicit(0x18, "2.25.1");
        const std::string with = stated(5, "CS", set) + stated(8, "CS", "DERIVED\\PRIMARY ") +
                                 stated(0x16, "UI", kSeg) + stated(0x18, "UI", "2.25.1");
        QCOMPARE(classOf(without), std::string(kSeg));
        QCOMPARE(classOf(with), std::string(kSeg));
        QVERIFY(classOf(with.substr(0, with.size() - 40)).empty());
        QVERIFY(classOf(stated(5, "CS", set) + stated(0x18, "UI", kSeg)).empty());
    }

    void whatSaysNothingIsNoClass()
    {
        const std::string whole = meta(kSeg);
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            QVERIFY(classOf(whole.substr(0, cut)).empty());
        }
        QVERIFY(classOf(std::string(5000, '\2')).empty());
        QVERIFY(classOf(std::string(128, '\0') + "DICM" + std::string(9000, '\2')).empty());
        QVERIFY(storageClassOf(m_folder.path()).empty());
        QVERIFY(storageClassOf(m_folder.path() / "none").empty());
    }
};

QTEST_APPLESS_MAIN(TestDicomClass)
#include "test_dicom_class.moc"
