// A button that asks for a file. The field itself is only heard; the same file may be chosen twice.
interface FileButtonProps {
  label: string;
  onFile: (file: File | undefined) => void;
}

export function FileButton({ label, onFile }: FileButtonProps) {
  return (
    <label className="button file-button">
      {label}
      <input
        type="file"
        accept="application/json,.json"
        className="only-heard"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
