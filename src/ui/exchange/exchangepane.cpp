// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exchangepane.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui_transferpane.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ExchangePane::ExchangePane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TransferPane>())
{
    m_ui->setupUi(this);
    setObjectName(u"exchangePane"_s);
    m_ui->rows->setSpacing(2 * theme::step(this));
    m_ui->progressText->setForegroundRole(QPalette::PlaceholderText);
    rest();
}

ExchangePane::~ExchangePane() = default;

void ExchangePane::begin(const QString &text)
{
    m_clock.invalidate();
    m_ui->banner->clear();
    m_ui->progressLine->advance(0, 0);
    m_ui->progressText->setText(text);
    m_ui->progressLine->show();
    m_ui->progressText->show();
}

void ExchangePane::show(const exchange::ExchangeProgress &progress, const QString &text)
{
    constexpr int parts = 1'000; // Of a line that is some hundred pixels long.
    const bool isKnown = progress.total > 0;
    m_ui->progressLine->advance(isKnown ? int(double(progress.done) * parts / double(progress.total)) : 0,
                                isKnown ? parts : 0);
    const QString left = timeLeft(progress);
    m_ui->progressText->setText(left.isEmpty() ? text : u"%1 · %2"_s.arg(text, left));
}

void ExchangePane::rest()
{
    m_ui->progressLine->rest();
    m_ui->progressLine->hide();
    m_ui->progressText->hide();
}

Banner &ExchangePane::banner() const
{
    return *m_ui->banner;
}

//! Empty as long as nothing can be said of it.
QString ExchangePane::timeLeft(const exchange::ExchangeProgress &progress)
{
    constexpr qint64 tooShort = 2'000; // Milliseconds.
    if (progress.stage != exchange::ExchangeProgress::Stage::Records || progress.total == 0)
        return {};
    if (!m_clock.isValid()) {
        m_clock.start();
        m_begin = progress.done;
    }
    const qint64 done = progress.done - m_begin;
    const qint64 passed = m_clock.elapsed();
    if (passed < tooShort || done <= 0)
        return {};
    const double rest = double(std::max<qint64>(0, progress.total - progress.done)) / double(done);
    return timeLeftText(qint64(rest * double(passed)));
}

} // namespace catalpa::ui
