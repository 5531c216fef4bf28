// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/paperchoice.h"

#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr std::array papers{QPageSize::A4, QPageSize::A5, QPageSize::A3, QPageSize::Letter, QPageSize::Legal};

QPageSize::PageSizeId usualPaper()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter : QPageSize::A4;
}

} // namespace

PaperChoice::PaperChoice(QComboBox &sizes, QCheckBox &landscape, QSettings &settings)
    : m_sizes(sizes)
    , m_landscape(landscape)
    , m_settings(settings)
{
    for (const QPageSize::PageSizeId size : papers)
        m_sizes.addItem(QPageSize(size).name(), QPageSize(size).key());
    const QString kept = m_settings.value(u"print/paper"_s).toString();
    const int known = m_sizes.findData(kept);
    m_sizes.setCurrentIndex(known >= 0 ? known : qMax(0, m_sizes.findData(QPageSize(usualPaper()).key())));
    m_landscape.setChecked(m_settings.value(u"print/landscape"_s).toBool());
}

QPageLayout PaperChoice::layout() const
{
    const auto size = papers.at(std::size_t(qMax(0, m_sizes.currentIndex())));
    return {QPageSize(size), m_landscape.isChecked() ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF()};
}

void PaperChoice::remember()
{
    m_settings.setValue(u"print/paper"_s, m_sizes.currentData());
    m_settings.setValue(u"print/landscape"_s, m_landscape.isChecked());
}

} // namespace catalpa::ui
