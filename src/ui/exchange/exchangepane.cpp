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
    m_clock.start();
    m_remaining = {};
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
    if (progress.stage == exchange::ExchangeProgress::Stage::Records)
        m_remaining.note(m_clock.elapsed(), progress.done, progress.total);
    const auto left = m_remaining.left();
    m_ui->progressText->setText(left ? u"%1 · %2"_s.arg(text, timeLeftText(*left)) : text);
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

} // namespace catalpa::ui
