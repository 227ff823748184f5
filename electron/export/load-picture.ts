/**
 * The text of a function for hidden pages: a picture that is ready to be drawn. It waits for `load`
 * and not for `decode()`, which never settles in a window that is not shown on Wayland.
 */
export const LOAD_PICTURE = `((source, width, height) => new Promise((loaded, failed) => {
  const image = new Image(width, height);
  image.onload = () => loaded(image);
  image.onerror = () => failed(new Error('This picture cannot be drawn'));
  image.src = source;
}))`;
