#pragma once

// For students, one screen: the four sequences of the demonstration case beside each other, what is
// bright in each, and what the labels mean, in the colours that the window draws them with. A label
// or region can be chosen and is marked in all four.

#include "ui/start/lesson_picture.h"

#include <QDialog>

#include <array>
#include <filesystem>

class QButtonGroup;
class QGridLayout;

namespace glioscope {

class PictureView;

class LessonDialog : public QDialog {
    Q_OBJECT
public:
    /// The demonstration case is made in `cacheFolder` where it is not there yet.
    LessonDialog(const std::filesystem::path& cacheFolder, Palette palette,
                 QWidget* parent = nullptr);

    void setColours(Palette palette);

Q_SIGNALS:
    /// To be opened, so that the student can look for himself.
    void demoWanted();

private:
    void load(const std::filesystem::path& cacheFolder);
    [[nodiscard]] QWidget* makeSequences();
    [[nodiscard]] QWidget* makeStructures();
    void addStructure(QGridLayout& grid, Structure structure);
    [[nodiscard]] std::vector<LessonMark> marks() const;
    void showPictures();
    void showColours();

    LessonSlice m_slice;
    Palette m_palette;
    std::array<PictureView*, 4> m_pictures = {};  ///< indexed by Sequence
    QButtonGroup* m_choice;
};

}  // namespace glioscope
