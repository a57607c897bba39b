export interface ImageSource { readonly width: number; readonly height: number }
