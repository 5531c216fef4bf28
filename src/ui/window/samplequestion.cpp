// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/samplequestion.h"

#include "core/records/quotedname.h"
#include "ui/widgets/prompts.h"

#include <QtWidgets/QWidget>

namespace catalpa::ui {

SampleQuestion::SampleQuestion(const Services &services, Prompts &prompts, QWidget &window)
    : QObject(&window)
    , m_services(services)
    , m_prompts(prompts)
    , m_window(window)
{
}

void SampleQuestion::ask(const QString &catalogue, const std::function<void()> &confirmed)
{
    m_sample = deliver(m_services.readSample(), this, [this, catalogue, confirmed](const Result<Sample> &sample) {
        if (!sample)
            return m_prompts.tell(&m_window, tr("Add sample books"), sample.error().message, sample.error().detail);
        const QString books = tr("%Ln book(s)", nullptr, int(sample->bookCount()));
        m_prompts.ask(&m_window,
                      {.title = tr("Add sample books"),
                       .text = tr("Add %Ln author(s) and %2 to %1?", nullptr, int(sample->authors.size()))
                                   .arg(quotedName(catalogue), books),
                       .consequences = tr("Everybody who uses this catalogue sees them. What it has already is left "
                                          "alone. To take them back, search the authors for added:<1d, choose the rows "
                                          "and delete them with their books."),
                       .confirm = tr("Add sample books")},
                      confirmed);
    });
}

} // namespace catalpa::ui
