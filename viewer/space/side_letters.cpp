#include "viewer/space/side_letters.h"

#include <vtkBillboardTextActor3D.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

#include <cmath>

namespace glioscope {
namespace {

constexpr double kLetterSize = 17;
constexpr double kBehindTheHead = 0.6;  // cosine, from which on a letter would show through it
constexpr std::array<const char*, 6> kSideLetters = {"R", "L", "A", "P", "I", "S"};

}  // namespace

SideLetters::SideLetters(vtkRenderer* renderer)
{
    for (std::size_t i = 0; i < m_letters.size(); ++i) {
        m_letters[i]->SetInput(kSideLetters[i]);
        m_letters[i]->VisibilityOff();
        m_letters[i]->PickableOff();
        vtkTextProperty* style = m_letters[i]->GetTextProperty();
        style->SetFontFamilyToArial();
        style->BoldOn();
        style->SetColor(0.82, 0.85, 0.9);
        style->SetBackgroundColor(0, 0, 0);
        style->SetBackgroundOpacity(0.5);
        style->SetJustificationToCentered();
        style->SetVerticalJustificationToCentered();
        renderer->AddViewProp(m_letters[i]);
    }
}

SideLetters::~SideLetters() = default;

void SideLetters::place(const BoundsLps& head, double pixelRatio)
{
    for (std::size_t i = 0; i < m_letters.size(); ++i) {
        Vec3 at{};
        for (std::size_t w = 0; w < 3; ++w) {
            at[w] = (head[0][w] + head[1][w]) / 2;
        }
        const std::size_t axis = i / 2, end = i % 2;
        at[axis] = head[end][axis] + (end == 0 ? -kLetterDistanceMm : kLetterDistanceMm);
        m_letters[i]->SetPosition(at[0], at[1], at[2]);
        m_letters[i]->GetTextProperty()->SetFontSize(
            static_cast<int>(std::lround(kLetterSize * pixelRatio)));
    }
}

void SideLetters::show(bool shown, const Vec3& forward)
{
    for (std::size_t i = 0; i < m_letters.size(); ++i) {
        const double away = i % 2 == 0 ? -forward[i / 2] : forward[i / 2];
        m_letters[i]->SetVisibility(shown && away < kBehindTheHead);
    }
}

}  // namespace glioscope
