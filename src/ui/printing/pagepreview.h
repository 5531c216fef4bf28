// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

namespace catalpa::ui {

//! The picture of a page, as large as there is room for, with an edge.
class PagePreview final : public QWidget {
    Q_OBJECT

public:
    explicit PagePreview(QWidget *parent = nullptr);

    //! The proportions of the paper, before there is a picture.
    void setPaper(const QSizeF &paper);
    void setPicture(const QImage &picture);
    void clear();
    //! How many pixels of the screen the picture is wide.
    int pictureWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRect place() const;

    QSizeF m_paper{210, 297};
    QImage m_picture;
};

} // namespace catalpa::ui
