// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transfer/transferpane.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui_transferpane.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

TransferPane::TransferPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TransferPane>())
{
    m_ui->setupUi(this);
    m_ui->rows->setSpacing(2 * theme::step(this));
    m_ui->progressText->setForegroundRole(QPalette::PlaceholderText);
    rest();
}

TransferPane::~TransferPane() = default;

void TransferPane::start(const Begin &begin)
{
    const int run = ++m_run;
    m_ui->banner->clear();
    m_clock.start();
    m_remaining = {};
    show(TransferProgress());
    const auto progress = queued<TransferProgress>(this, [this, run](const TransferProgress &now) {
        if (run == m_run && isRunning())
            show(now);
    });
    m_pending = deliver(begin(progress), this, [this](const Result<TransferReport> &report) {
        rest();
        Q_EMIT ended();
        if (report)
            return Q_EMIT succeeded(*report);
        m_ui->banner->tell(report.error());
        Q_EMIT failed(report.error());
    });
    Q_EMIT started();
}

void TransferPane::stop(const QString &sentence)
{
    if (!isRunning())
        return;
    m_pending = Pending();
    rest();
    m_ui->banner->tell(Banner::Tone::Information, sentence);
    Q_EMIT ended();
}

Banner &TransferPane::banner() const
{
    return *m_ui->banner;
}

void TransferPane::show(const TransferProgress &progress)
{
    constexpr int parts = 1'000; // Of a line that is some hundred pixels long.
    const bool isKnown = progress.total > 0;
    m_ui->progressLine->advance(isKnown ? int(progress.done * parts / progress.total) : 0, isKnown ? parts : 0);
    m_ui->progressText->setText(inWords(progress));
    m_remaining.note(m_clock.elapsed(), progress.done, isKnown ? progress.total : 0);
    // Migrations take as long as they like: to count them says nothing of the time.
    const auto left = progress.stage == TransferProgress::Stage::Tables ? std::nullopt : m_remaining.left();
    if (left)
        m_ui->progressText->setText(u"%1 · %2"_s.arg(inWords(progress), timeLeftText(*left)));
    m_ui->progressLine->show();
    m_ui->progressText->show();
}

void TransferPane::rest()
{
    m_ui->progressLine->rest();
    m_ui->progressLine->hide();
    m_ui->progressText->hide();
}

} // namespace catalpa::ui
